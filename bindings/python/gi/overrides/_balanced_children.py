# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Clocks and what is planned for a child, as methods of a caseload, a cohort and a journey."""

from ..module import get_introspection_module
from ._balanced_calls import extend
from ._balanced_journey import names_of

Balanced = get_introspection_module('Balanced')


def conditions(rows):
    """Conditions of episodes as text, from {'stage': 'identification'} or from such text."""
    if rows is None or isinstance(rows, str):
        return rows and [rows]
    if not hasattr(rows, 'items'):
        return list(rows)
    return [f'{column}={"" if value is None else value}' for column, values in rows.items()
            for value in (values if isinstance(values, (list, tuple)) else [values])]


def definition(cls, value):
    """An object of the class, from one, from its known name or from its properties."""
    if isinstance(value, cls):
        return value
    if isinstance(value, str) and hasattr(cls, 'new_named'):
        return cls.new_named(value)
    if not hasattr(value, 'items'):
        raise TypeError(f'a {cls.__name__.lower()} is a dict of its properties, or an object')
    options = {name: value for name, value in value.items() if value is not None}
    for name in options:
        if name == 'rows' or name.endswith('_rows'):
            options[name] = conditions(options[name])
        elif name.endswith('_reasons'):
            options[name] = names_of(options[name])
    return cls(**options)


def definitions(cls, values):
    """A list of objects, from one or several of whatever makes one."""
    if values is None or hasattr(values, 'get_n_items'):
        return values
    if isinstance(values, (str, cls)) or hasattr(values, 'items'):
        values = [values]
    return [definition(cls, each) for each in values] or None


def analyse(self, cls, options, **more):
    """Runs an analysis over whatever the method belongs to."""
    options = {name: value for name, value in dict(options, **more).items() if value is not None}
    progress = options.pop('progress', None)
    if 'by' in options:
        options['by'] = names_of(options['by'])
    if isinstance(self, Balanced.Journey):
        return cls(**options).run_journey(self)
    caseload, cohort = self._looked_at()
    if cohort is not None:
        options['cohort'] = cohort
    return cls(**options).run(caseload, progress=progress)


class ChildAnalyses:
    """What a caseload, a cohort and a journey have alike; the arguments of all analyses hold."""

    def clocks(self, as_at, period=None, clocks=None, by=None, holidays=None, days_ahead=None,
               with_children=None, selection=None, **options):
        """Which clocks ran out, which are running, and how many days they have left.

        `clocks` are known names such as 'ehc20', or dicts of the properties of Balanced.Clock, as
        {'name': 'plan', 'limit_days': 140, 'from_rows': {'stage': 'identification'}}. A journey
        lists its clocks; a caseload does with with_children=True."""
        if with_children is None and isinstance(self, Balanced.Journey):
            with_children = True
        holidays = None if holidays is None else [str(each) for each in holidays]
        return analyse(self, Balanced.Clocks, options, as_at=as_at, period=period, by=by,
                       clocks=definitions(Balanced.Clock, clocks), holidays=holidays,
                       days_ahead=days_ahead, with_children=with_children, selection=selection)

    def tier_movement(self, as_at, period=None, by=None, support_rows=None, selection=None,
                      **options):
        """Where children stand in the pyramids of need and intervention on two days.

        The days are the first and the last of `period`; `support_rows` are conditions of the
        units that are support, as {'level': 'targeted'}."""
        return analyse(self, Balanced.TierMovement, options, as_at=as_at, period=period, by=by,
                       support_rows=conditions(support_rows), selection=selection)

    def workload(self, as_at, period=None, teams=None, by=None, dates=None, level_weights=None,
                 selection=None, **options):
        """How many children teams have, and what they could offer against what they did.

        `teams` are dicts of the properties of Balanced.Team, as {'name': 'physio', 'rows':
        {'role': 'physiotherapist'}, 'wte': 2.4}; `dates` are further days to count on;
        `level_weights` says what an active episode weighs, as {'specialist': 1}."""
        if hasattr(level_weights, 'items'):
            level_weights = [f'{level}={weight}' for level, weight in level_weights.items()]
        dates = None if dates is None else [str(each) for each in dates]
        return analyse(self, Balanced.Workload, options, as_at=as_at, period=period, by=by,
                       teams=definitions(Balanced.Team, teams), dates=dates,
                       level_weights=level_weights, selection=selection)

    def pathway_cost(self, as_at, period=None, prices=None, by=None, step=None,
                     with_children=None, selection=None, **options):
        """What the pathways of children cost, from a lower to an upper bound.

        `prices` are dicts of the properties of Balanced.Price, as {'name': 'physio', 'rows':
        {'role': 'physiotherapist'}, 'unit': 'minute', 'low': 90, 'high': 120, 'origin': '...'};
        an episode has the first one that fits. Amounts are minor units, such as pence."""
        if with_children is None and isinstance(self, Balanced.Journey):
            with_children = True
        return analyse(self, Balanced.PathwayCost, options, as_at=as_at, period=period, by=by,
                       prices=definitions(Balanced.Price, prices), step=step,
                       with_children=with_children, selection=selection)

    def checkpoints(self, as_at, period=None, checkpoints=None, by=None, window_days=None,
                    with_children=None, selection=None, **options):
        """What is due at an age or in a school year, and whether provision goes on across it.

        `checkpoints` are dicts of the properties of Balanced.Checkpoint, as {'name': 'review',
        'school_year': 9, 'rows': {'provision': 'annual-review'}}; provision is looked for in
        `window_days` before and after. A journey lists its checkpoints."""
        if with_children is None and isinstance(self, Balanced.Journey):
            with_children = True
        return analyse(self, Balanced.Checkpoints, options, as_at=as_at, period=period, by=by,
                       checkpoints=definitions(Balanced.Checkpoint, checkpoints),
                       window_days=window_days, with_children=with_children, selection=selection)

    def family_schedule(self, as_at, period=None, by=None, worker=None, least_units=None,
                        with_children=None, selection=None, **options):
        """What provision asks of families: agencies, appointments, and how often faces change.

        `worker` is the column of episodes that says who did the work, 'role' if nothing is said;
        continuity needs `least_units`. A journey lists its figures."""
        if with_children is None and isinstance(self, Balanced.Journey):
            with_children = True
        return analyse(self, Balanced.FamilySchedule, options, as_at=as_at, period=period, by=by,
                       worker=worker, least_units=least_units, with_children=with_children,
                       selection=selection)

    def identification_gap(self, area, as_at, by=None, populations=None, whole_population=None,
                           selection=None, **options):
        """How many children the prevalences of an area let expect, against those identified.

        `by` are attributes of children, as 'age_band' or 'school_urn'; `populations` is a table or
        frame with their columns and `children`, the number of children in each group;
        `whole_population` says that the records hold every child, as a census does."""
        if populations is not None and not isinstance(populations, Balanced.Table):
            populations = Balanced.Table.from_arrow(populations)
        return analyse(self, Balanced.IdentificationGap, options, area=area, as_at=as_at, by=by,
                       populations=populations, whole_population=whole_population,
                       selection=selection)

    def review_alignment(self, as_at, review_rows, other_rows, period=None, by=None,
                         within_days=None, selection=None, **options):
        """Whether reviews of two kinds are held together: on one day, or within some days.

        Rows are conditions, as {'provision': 'ehc-review'}; `within_days` is 14 if nothing is
        said."""
        return analyse(self, Balanced.ReviewAlignment, options, as_at=as_at, period=period, by=by,
                       review_rows=conditions(review_rows), other_rows=conditions(other_rows),
                       within_days=within_days, selection=selection)

    def access(self, as_at, period=None, by=None, assessment_rows=None, support_rows=None,
               follow_up_days=None, selection=None, **options):
        """How long, and through how many gates, children come to support.

        Rows are conditions, as {'stage': 'intervention'}. A first contact that is not followed by
        support within `follow_up_days`, 90 if nothing is said, is no access. A period takes the
        children who were first seen in it."""
        return analyse(self, Balanced.Access, options, as_at=as_at, period=period, by=by,
                       assessment_rows=conditions(assessment_rows),
                       support_rows=conditions(support_rows), follow_up_days=follow_up_days,
                       selection=selection)

    def participation(self, as_at, period=None, by=None, provision_rows=None,
                      introduction_rows=None, feedback_rows=None, terms=None,
                      introduction_days=None, term_days=None, selection=None, **options):
        """Whether families are met when provision begins, and given feedback in every term.

        Rows are conditions, as {'provision': 'introduction'}; what has none is not looked at.
        `terms` are periods, as ['2020-09-01/2020-12-18']. In person or online is a column to
        group any analysis by: by='medium'."""
        return analyse(self, Balanced.Participation, options, as_at=as_at, period=period, by=by,
                       provision_rows=conditions(provision_rows),
                       introduction_rows=conditions(introduction_rows),
                       feedback_rows=conditions(feedback_rows), terms=terms,
                       introduction_days=introduction_days, term_days=term_days,
                       selection=selection)

    def transfers(self, as_at, period=None, by=None, plan_rows=None, window_days=None,
                  selection=None, **options):
        """Who takes over when an agency leaves a child, after how many days, and by a plan.

        A receiver is looked for in `window_days`, 90 if nothing is said; `plan_rows` are the
        conditions of units that show that a plan has been transferred."""
        return analyse(self, Balanced.Transfers, options, as_at=as_at, period=period, by=by,
                       plan_rows=conditions(plan_rows), window_days=window_days,
                       selection=selection)

    def identification_accuracy(self, as_at, period=None, by=None, identifying_rows=None,
                                confirming_rows=None, follow_up_days=None, selection=None,
                                **options):
        """Whether the right children were identified, and which were missed.

        Rows are conditions, as {'stage': 'identification'}; without `confirming_rows` recorded
        needs confirm. `by` groups those who identified, as 'agency' or 'role'."""
        return analyse(self, Balanced.IdentificationAccuracy, options, as_at=as_at, period=period,
                       by=by, identifying_rows=conditions(identifying_rows),
                       confirming_rows=conditions(confirming_rows),
                       follow_up_days=follow_up_days, selection=selection)


ANALYSES = {name: member for name, member in vars(ChildAnalyses).items()
            if not name.startswith('__')}


@extend(Balanced)
class Caseload:
    locals().update(ANALYSES)


@extend(Balanced)
class Cohort:
    locals().update(ANALYSES)


@extend(Balanced)
class Journey:
    locals().update(ANALYSES)
