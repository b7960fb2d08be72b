"""What is stored of cases: the case and its steps, drafts and submissions, decisions, objections, ratings."""

from kechuang.cases.models.case import Case as Case
from kechuang.cases.models.case import CaseWords as CaseWords
from kechuang.cases.models.draft import Attachment as Attachment
from kechuang.cases.models.draft import DraftAnswer as DraftAnswer
from kechuang.cases.models.draft import Submission as Submission
from kechuang.cases.models.judged import Decision as Decision
from kechuang.cases.models.judged import Objection as Objection
from kechuang.cases.models.judged import Rating as Rating
from kechuang.cases.models.step import CaseStep as CaseStep
