def values(found):
    return [(t.indicator, int(t.value), t.unit) for t in found]


def test_items_of_a_list_share_the_verb_of_the_first(read):
    found = read("建成院士工作站15家、博士后工作站5家,中试基地3个。")
    assert values(found) == [("院士工作站", 15, "家"), ("博士后工作站", 5, "家"), ("中试基地", 3, "个")]
    assert {t.op for t in found} == {"build"}


def test_a_number_before_its_noun_ends_at_the_next_item(read):
    found = read("建成2家省级转移机构和1家常设交易中心。")
    assert [(t.indicator, t.scope, t.quote) for t in found] == [
        ("转移机构", "省级", "建成2家省级转移机构"),
        ("常设交易中心", None, "1家常设交易中心"),
    ]


def test_respectively_gives_each_subject_its_own_value_and_one_quote(read):
    found = read("农作物秸秆综合利用率、畜禽粪污综合利用率分别达到95%和90%以上。")
    assert values(found) == [("农作物秸秆综合利用率", 95, "%"), ("畜禽粪污综合利用率", 90, "%")]
    assert {t.quote for t in found} == {"农作物秸秆综合利用率、畜禽粪污综合利用率分别达到95%和90%以上"}


def test_a_metric_printed_once_belongs_to_every_subject(read):
    found = read("主要农作物化肥、农药利用率均达到43%以上。")
    assert values(found) == [("主要农作物化肥利用率", 43, "%"), ("农药利用率", 43, "%")]


def test_subjects_without_each_share_one_value(only):
    assert only("重点实验室、技术创新中心增长到48家。").indicator == "重点实验室、技术创新中心数量"


def test_a_trailing_floor_counts_for_the_whole_list(read):
    found = read("认定首版次软件10项、首批次新材料20项以上。")
    assert [t.bound for t in found] == [">=", ">="]


def test_a_floor_of_one_clause_leaves_the_clause_before_alone(read):
    found = read("认定首版次软件10项,建成中试基地20个以上。")
    assert [t.bound for t in found] == ["=", ">="]


def test_a_unit_printed_once_belongs_to_every_number(read):
    found = read("涂料、油墨使用比例分别降低20个、10个百分点。")
    assert [(t.value, t.unit) for t in found] == [(-20, "个百分点"), (-10, "个百分点")]


def test_a_remark_in_brackets_speaks_of_the_same_subject(read):
    found = read("到2025年,绿色建筑占比达到70%以上(其中,2023年达到60%)。")
    assert [(t.indicator, int(t.value), t.deadline) for t in found] == [
        ("绿色建筑占比", 70, "2025"),
        ("绿色建筑占比", 60, "2023"),
    ]


def test_a_nested_figure_is_a_target_of_its_own(read):
    found = read("竣工重点项目120个,其中产业项目63个。")
    assert [int(t.value) for t in found] == [120, 63]


def test_a_region_takes_the_indicator_of_the_clause_before(read):
    found = read("污泥无害化处置率达到90%,沿湖地区达到95%。")
    assert [t.indicator for t in found] == ["污泥无害化处置率", "沿湖地区污泥无害化处置率"]


def test_one_number_each_is_a_target_for_every_thing_named(read):
    found = read("新增单项冠军企业、领航企业各2家以上。")
    assert values(found) == [("单项冠军企业", 2, "家"), ("领航企业", 2, "家")]


def test_a_word_that_begins_like_a_connective_is_not_cut(read):
    found = read("建设特色示范街100条、美丽宜居村50个、和美乡村20个。")
    assert values(found) == [("特色示范街", 100, "条"), ("美丽宜居村", 50, "个"), ("和美乡村", 20, "个")]


def test_values_listed_for_years_are_due_in_their_years(read):
    found = read("2023年、2024年、2025年分别实施重大项目8项、10项和12项。")
    assert [(t.indicator, int(t.value), t.deadline) for t in found] == [
        ("重大项目", 8, "2023"),
        ("重大项目", 10, "2024"),
        ("重大项目", 12, "2025"),
    ]


def test_values_listed_for_a_stretch_of_years_are_due_year_by_year(read):
    found = read("2023至2025年绿色建筑占比分别达到80%、90%和95%。")
    assert [(int(t.value), t.deadline) for t in found] == [(80, "2023"), (90, "2024"), (95, "2025")]


def test_a_nested_figure_that_names_only_a_level_speaks_of_the_same_thing(read):
    found = read("新增研发机构6家,其中省级2家。")
    assert [(t.indicator, t.scope) for t in found] == [("研发机构", None), ("研发机构", "省级")]
