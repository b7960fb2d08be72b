"""What is stored of panels: rows are only added; where a panel stands follows from which of them are there."""

from kechuang.reviews.models.draws import Commitment as Commitment
from kechuang.reviews.models.draws import Drawing as Drawing
from kechuang.reviews.models.draws import Seat as Seat
from kechuang.reviews.models.draws import Step as Step
from kechuang.reviews.models.judging import PanelCase as PanelCase
from kechuang.reviews.models.judging import ReadingRight as ReadingRight
from kechuang.reviews.models.panel import Cancellation as Cancellation
from kechuang.reviews.models.panel import Panel as Panel
from kechuang.reviews.models.scores import Closing as Closing
from kechuang.reviews.models.scores import Conclusion as Conclusion
from kechuang.reviews.models.scores import Scoring as Scoring
from kechuang.reviews.models.scores import Sheet as Sheet
from kechuang.reviews.models.scores import SheetDraft as SheetDraft
