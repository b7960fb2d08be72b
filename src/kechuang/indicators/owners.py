"""Who answers for an indicator: the kind of unit, whatever a place calls it."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence

SCIENCE = Sentence("科技部门", "science and technology bureau")
STATISTICS = Sentence("统计部门", "statistics bureau")
INDUSTRY = Sentence("工业和信息化部门", "industry bureau")
PATENTS = Sentence("知识产权部门", "intellectual property office")
TALENT = Sentence("组织、人社部门", "personnel bureaus")
AGRICULTURE = Sentence("农业农村部门", "agriculture bureau")
FINANCE = Sentence("财政部门", "finance bureau")
ZONE = Sentence("高新区管委会", "administration of the high-tech zone")
BANKING = Sentence("金融部门", "financial office")
HOUSING = Sentence("住建部门", "housing bureau")
ASSOCIATION = Sentence("科协", "association for science and technology")
