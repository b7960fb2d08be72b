"""Word lists for invented names: natural to read, and joined to a city and a province that do not exist."""

from __future__ import annotations

CITY, CITY_CODE = "明湖市", "999001"
PROVINCE, PROVINCE_CODE = "清江省", "990000"
ZONE, ZONE_CODE = "明湖高新技术产业开发区", "999001500"

NEIGHBOURS = ("澜平市", "东渚市", "曲沅市", "望岑市", "北汀市", "石浦州市", "云栖岭市", "安澧市")
"""Other invented cities of the province: where partners and buyers come from."""

BRAND_FIRST = "泽瀚翊钧昱峻屹沐鼎瑾煜峥朗骁栩臻珩霁皓靖铭曜澄岚砺旭琮桓祺湛懋洵珺翰擎岐甄弘颢昶"
BRAND_SECOND = "川岳源澜辰舟岭桥驰元禾衡石原诚帆林拓创越锐维兴邦达茂德联科腾益丰安远和正嘉润同"
BRAND_THIRD = "一方之海力星飞天文里成立中百万千木火金云"

ROADS = ("望湖路", "柳堤路", "创业路", "澄波街", "鹭洲大道", "石渡街", "清源路", "梧桐街", "工业北路", "湖畔东路")

SURNAMES = (
    "林陈周吴郑孙沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹窦章苏潘葛范彭鲁韦马苗方俞任袁柳鲍史唐费薛雷贺倪汤"
    "岑卞康伍余顾孟黄穆萧尹姚邵汪毛狄米贝明臧计成戴宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季"
)
GIVEN_FIRST = "景承若思知雨清云明晓佳子文志建立泽怀沛予书亦霖望屿舒桐衍筠砚昭叙"
GIVEN_SECOND = "澜川岚舟宁辰禾岳峰远涛琳洁敏静怡瑶桦楠杉松柏竹溪原泉航翔宇轩博睿诚"

SCHOLAR_SURNAMES = "岑卞臧茅闵席狄米贝穆戚窦"
SCHOLAR_GIVEN = "砚衡屿沅筠叙川昭岚霁舟沛汀亦衍澄岳望溪予珩"
