"""Applications and what becomes of them: a process is a table, a decision is frozen with its facts and its rule.

What lives here: the flows (`flows/`, one table each), the verbs (`verbs/`, one file each), cases with their steps,
drafts, decisions, publicity; fair panels (`panels/`). What may not: what a policy asks (`policies`), records of the
world (`registry`), pages. What others use of it:

    opening.open_case(flow, actor, title=…, organisation=…, about=…)    begin a case of any flow (a payment: `payment`)
    engine.do(case, "approve_payment", actor, version=…, reason=…)      one verb by its code: the entry of every surface
    engine.do(…, besides=effect)                                        further work in the same transaction (a posting)
    Case.number, Case.state, CaseStep                                   refer to a case by its number; steps only grow
"""
