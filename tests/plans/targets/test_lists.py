def values(found):
    return [(t.indicator, int(t.value), t.unit) for t in found]


def test_items_of_a_list_share_the_verb_of_the_first(read):
    found = read("建成专家工作站11家、企业学校4家,中试基地3个。")
    assert values(found) == [("专家工作站", 11, "家"), ("企业学校", 4, "家"), ("中试基地", 3, "个")]
    assert {t.op for t in found} == {"build"}


def test_a_number_before_its_noun_ends_at_the_next_item(read):
    found = read("建成3家省级评价机构和2家常设展示中心。")
    assert [(t.indicator, t.scope, t.quote) for t in found] == [
        ("评价机构", "省级", "建成3家省级评价机构"),
        ("常设展示中心", None, "2家常设展示中心"),
    ]


def test_respectively_gives_each_subject_its_own_value_and_one_quote(read):
    found = read("菌棒综合利用率、藕塘尾水综合利用率分别达到92%和88%以上。")
    assert values(found) == [("菌棒综合利用率", 92, "%"), ("藕塘尾水综合利用率", 88, "%")]
    assert {t.quote for t in found} == {"菌棒综合利用率、藕塘尾水综合利用率分别达到92%和88%以上"}


def test_what_is_reduced_is_named_so_for_every_substance(read):
    found = read("化学需氧量、氨氮减排量分别达到2.2万吨、0.03万吨。")
    assert [t.indicator for t in found] == ["化学需氧量减排量", "氨氮减排量"]


def test_a_metric_printed_once_belongs_to_every_subject(read):
    found = read("大棚灌溉水、肥料利用率均达到61%以上。")
    assert values(found) == [("大棚灌溉水利用率", 61, "%"), ("肥料利用率", 61, "%")]


def test_subjects_without_each_share_one_value(only):
    assert only("工程中心、检测中心增长到33家。").indicator == "工程中心、检测中心数量"


def test_a_trailing_floor_counts_for_the_whole_list(read):
    found = read("认定新品种7项、新工艺20项以上。")
    assert [t.bound for t in found] == [">=", ">="]


def test_a_floor_of_one_clause_leaves_the_clause_before_alone(read):
    found = read("认定新品种7项,建成中试基地20个以上。")
    assert [t.bound for t in found] == ["=", ">="]


def test_a_unit_printed_once_belongs_to_every_number(read):
    found = read("清漆、胶水使用比例分别降低16个、9个百分点。")
    assert [(t.value, t.unit) for t in found] == [(-16, "个百分点"), (-9, "个百分点")]


def test_a_remark_in_brackets_speaks_of_the_same_subject(read):
    found = read("到2025年,绿色建筑占比达到70%以上(其中,2023年达到60%)。")
    assert [(t.indicator, int(t.value), t.deadline) for t in found] == [
        ("绿色建筑占比", 70, "2025"),
        ("绿色建筑占比", 60, "2023"),
    ]


def test_a_nested_figure_is_a_target_of_its_own(read):
    found = read("竣工重点项目44个,其中民生项目17个。")
    assert [int(t.value) for t in found] == [44, 17]


def test_a_region_takes_the_indicator_of_the_clause_before(read):
    found = read("餐厨垃圾处置率达到86%,沿湖地区达到93%。")
    assert [t.indicator for t in found] == ["餐厨垃圾处置率", "沿湖地区餐厨垃圾处置率"]


def test_one_number_each_is_a_target_for_every_thing_named(read):
    found = read("新增单项冠军企业、领航企业各2家以上。")
    assert values(found) == [("单项冠军企业", 2, "家"), ("领航企业", 2, "家")]


def test_a_word_that_begins_like_a_connective_is_not_cut(read):
    found = read("建设特色街巷16条、美丽水湾5个、和美乡村20个。")
    assert values(found) == [("特色街巷", 16, "条"), ("美丽水湾", 5, "个"), ("和美乡村", 20, "个")]


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
