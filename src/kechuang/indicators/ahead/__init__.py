"""Where a number is going: its course from what the records tell, its forecast for a day, and what that rests on.

What lives here: choosing a course for an indicator (`choosing`), the courses themselves (`courses/`, one way a file),
the history they rest on. What may not: mathematics without records (`forecasting`), targets and plans (supervision).
"""
