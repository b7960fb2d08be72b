"""What is stored of supervision: milestones and their wordings, closings, lamps, questions and matters, meetings."""

from kechuang.oversight.models.closing import Closing as Closing
from kechuang.oversight.models.closing import LampOn as LampOn
from kechuang.oversight.models.matter import Matter as Matter
from kechuang.oversight.models.matter import MatterStep as MatterStep
from kechuang.oversight.models.meeting import Meeting as Meeting
from kechuang.oversight.models.milestone import Milestone as Milestone
from kechuang.oversight.models.milestone import Rewording as Rewording
from kechuang.oversight.models.milestone import Wording as Wording
from kechuang.oversight.models.rule import OversightRule as OversightRule
