"""Supervision that asks less: milestones of a plan, what shows them, questions where nothing does, matters, meetings.

What lives here: how a task is broken down and who says so, which records show a milestone, its lamp, whom to ask and
how often, the processes of a question and of a supervised matter, meetings. What may not: how a target is answered or
where it is going (`kechuang.supervision`), pages.
"""
