# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Analyses as methods of what they look at: a caseload, a cohort, a journey."""

from gi.repository import Gio, GLib

from ..module import get_introspection_module
from . import _balanced_convert as convert
from ._balanced_calls import extend

Balanced = get_introspection_module('Balanced')

__all__ = ['profile']

OFFER = ('level', 'strand', 'stage', 'same_need')


def names_of(value):
    """A list of names from one name or several; None stays None."""
    if value is None or isinstance(value, str):
        return value and [value]
    return list(value)


def offer_options(offer):
    """From {'level': [...], 'strand': [...], 'stage': [...], 'same_need': True} to properties."""
    if not isinstance(offer, dict):
        raise TypeError("an offer is a dict such as {'level': ['targeted', 'specialist']}")
    convert.check_options('an offer', offer, OFFER)
    options = {f'offer_{each}s': names_of(offer[each])
               for each in OFFER[:3] if offer.get(each) is not None}
    if 'same_need' in offer:
        options['same_need'] = bool(offer['same_need'])
    return options


def services_of(needs):
    """From {'SLCN': 'speech-language'} to what C takes."""
    if needs is None:
        return None
    return GLib.Variant('a{sas}', {need: names_of(each) for need, each in needs.items()})


def rules_of(rules):
    """A list model of rules; None stays None."""
    if rules is None or isinstance(rules, Gio.ListModel):
        return rules
    store = Gio.ListStore(item_type=Balanced.PathwayRule.__gtype__)
    for rule in getattr(rules, 'model', rules):
        store.append(rule if isinstance(rule, Balanced.PathwayRule) else rule_of(rule))
    return store


def rule_of(rule):
    units = {name: Balanced.PathwayUnits(**{key: names_of(value)
                                            for key, value in rule[name].items()})
             for name in ('subject', 'other') if name in rule}
    return Balanced.PathwayRule(**{**rule, **units})


def make(cls, options):
    options = {name: value for name, value in options.items() if value is not None}
    for name in ('by', 'key', 'focus_strands'):
        if name in options:
            options[name] = names_of(options[name])
    return cls(**options)


def analysis_of(name, options):
    """The analysis of a class's name, with options as its method takes them."""
    options = dict(options)
    offer = offer_options(options.pop('offer', None) or {})
    return make(getattr(Balanced, name), {**options, **offer})


def run(cls, caseload, cohort, progress, options):
    if cohort is not None:
        options['cohort'] = cohort
    return make(cls, options).run(caseload, progress=progress)


class Analyses:
    """What a caseload and a cohort have alike; a cohort's children are looked at alone.

    `as_at` is a date, ISO text or a day; `period` a pair of them, a Balanced.Period, or text like
    2020-03/2021-02; `by` one or more columns of episodes to group by; `selection` says which rows
    are counted. Other keywords are properties of the analysis, such as n_threads."""

    def balance(self, as_at, period=None, by=None, basis=None, selection=None, progress=None,
                **options):
        """Episodes, children, minutes and contacts in every strand and level."""
        return run(Balanced.Balance, *self._looked_at(), progress,
                   dict(options, as_at=as_at, period=period, by=by, basis=basis,
                        selection=selection))

    def missing_middle(self, as_at, period=None, by=None, selection=None, progress=None,
                       **options):
        """Whether the targeted level is there, and whether children pass it by."""
        return run(Balanced.MissingMiddle, *self._looked_at(), progress,
                   dict(options, as_at=as_at, period=period, by=by, selection=selection))

    def start_moves(self, as_at, period=None, by=None, selection=None, progress=None, **options):
        """From which level to which level the starts of children's units go."""
        return run(Balanced.StartMoves, *self._looked_at(), progress,
                   dict(options, as_at=as_at, period=period, by=by, selection=selection))

    def lead_times(self, as_at, period=None, by=None, from_stage=None, to_stage=None,
                   bin_days=None, selection=None, progress=None, **options):
        """How long children take from one stage to another, and how many days with nothing.

        The stages are pre-identification and intervention by default; `bin_days` is the width
        of the bins of the histogram, of which there are n_bins."""
        return run(Balanced.LeadTimes, *self._looked_at(), progress,
                   dict(options, as_at=as_at, period=period, by=by, from_stage=from_stage,
                        to_stage=to_stage, bin_days=bin_days, selection=selection))

    def concurrency(self, as_at, period=None, by=None, selection=None, progress=None, **options):
        """How many units children have at once."""
        return run(Balanced.Concurrency, *self._looked_at(), progress,
                   dict(options, as_at=as_at, period=period, by=by, selection=selection))

    def reach(self, as_at, period=None, by=None, basis=None, selection=None, progress=None,
              **options):
        """Children of each group, a row each, in every strand and level."""
        return run(Balanced.Reach, *self._looked_at(), progress,
                   dict(options, as_at=as_at, period=period, by=by, basis=basis,
                        selection=selection))

    def peaks(self, as_at, period=None, by=None, selection=None, progress=None, **options):
        """Children by how many units they have at once, at most and on average."""
        return run(Balanced.Peaks, *self._looked_at(), progress,
                   dict(options, as_at=as_at, period=period, by=by, selection=selection))

    def active_days(self, as_at, period=None, by=None, selection=None, progress=None, **options):
        """On how many days children have how many units, and the idle gaps between them."""
        return run(Balanced.ActiveDays, *self._looked_at(), progress,
                   dict(options, as_at=as_at, period=period, by=by, selection=selection))

    def directly_follows(self, as_at, period=None, by=None, key=None, gap=None, figures=None,
                         selection=None, progress=None, **options):
        """Which units come directly after which, and the days between them.

        `key` is one or more columns of episodes whose values tell units apart; `gap` is
        end-to-start or start-to-start; `figures` are the columns of the table, if not all."""
        return run(Balanced.DirectlyFollows, *self._looked_at(), progress,
                   dict(options, as_at=as_at, period=period, by=by, key=key, gap=gap,
                        figures=names_of(figures), selection=selection))

    def variants(self, as_at, period=None, by=None, key=None, merge_equal=None, sets=None,
                 selection=None, progress=None, **options):
        """Which whole journeys there are, in sequence and by starting day.

        `merge_equal` makes neighbours with the same key one; sets=False leaves out the variants
        by starting day, which take most of the time."""
        return run(Balanced.Variants, *self._looked_at(), progress,
                   dict(options, as_at=as_at, period=period, by=by, key=key,
                        merge_equal=merge_equal, sets=sets, selection=selection))

    def pathways(self, as_at, period=None, key=None, min_era=None, era_gap=None,
                 combination_window=None, min_segment=None, filter=None, max_length=None, by=None,
                 selection=None, progress=None, **options):
        """Which care pathways children follow, from the units that start in the period.

        `min_era` days a unit has at least; units of one key are one era when the next starts at
        most `era_gap` days after the end of the one before; eras with fewer than
        `combination_window` days in common are cut, not combined; parts of eras of fewer than
        `min_segment` days are dropped. `filter` is first, changes or all; `max_length` the number
        of steps."""
        return run(Balanced.Pathways, *self._looked_at(), progress,
                   dict(options, as_at=as_at, period=period, key=key, min_era=min_era,
                        era_gap=era_gap, combination_window=combination_window,
                        min_segment=min_segment, filter=filter, max_length=max_length, by=by,
                        selection=selection))

    def follow_up(self, as_at, period=None, key=None, days=None, era_gap=None, by=None,
                  selection=None, progress=None, **options):
        """What follows after units that end in the period: the same again, another, nothing.

        `days` are one to six rising numbers, 30, 90 and 180 by default; with `era_gap` units of
        one key that follow each other within so many days are one episode of care."""
        return run(Balanced.FollowUp, *self._looked_at(), progress,
                   dict(options, as_at=as_at, period=period, key=key,
                        days=days if days is None else GLib.Variant('au', list(days)),
                        era_gap=era_gap, by=by, selection=selection))

    def eventually_follows(self, as_at, period=None, by=None, key=None, selection=None,
                           progress=None, **options):
        """Which units come after which at all, and which keys come again."""
        return run(Balanced.EventuallyFollows, *self._looked_at(), progress,
                   dict(options, as_at=as_at, period=period, by=by, key=key,
                        selection=selection))

    def transitions(self, as_at, period=None, scheme=None, debounce_days=None, gap_breaks=None,
                    by=None, selection=None, progress=None, **options):
        """How children move between levels or stages: `scheme` is level or stage.

        A state of fewer than `debounce_days` days is absorbed by the one before it; no move is
        counted over `gap_breaks` days without a state."""
        return run(Balanced.Transitions, *self._looked_at(), progress,
                   dict(options, as_at=as_at, period=period, scheme=scheme,
                        shortest_state_days=debounce_days, gap_break_days=gap_breaks, by=by,
                        selection=selection))

    def check_pathway(self, as_at, period=None, rules=None, by=None, selection=None, progress=None,
                      **options):
        """How often the rules of a care pathway are kept.

        `rules` is the list of an area, area.pathway_rules, or a list of Balanced.PathwayRule or
        of dicts such as {'code': 'specialist-first', 'kind': 'before', 'subject': {'levels':
        ['specialist']}, 'other': {'levels': ['targeted']}, 'severity': 'warning'}; kind is
        before, within, wait, order or apart, and within and wait need days."""
        return run(Balanced.PathwayCheck, *self._looked_at(), progress,
                   dict(options, as_at=as_at, period=period, rules=rules_of(rules), by=by,
                        selection=selection))

    def finite_episodes(self, as_at, period=None, most_days=None, review_stage=None,
                        review_days=None, return_days=None, by=None, selection=None,
                        progress=None, **options):
        """Whether specialist support ends, is reviewed, and is needed again.

        More than `most_days` days are too long; a unit of `review_stage` up to `review_days`
        after the end is a review; a specialist start within `return_days` is a return."""
        return run(Balanced.FiniteEpisodes, *self._looked_at(), progress,
                   dict(options, as_at=as_at, period=period, most_days=most_days,
                        review_stage=review_stage, review_days=review_days,
                        return_days=return_days, by=by, selection=selection))

    def handovers(self, as_at, period=None, by=None, key=None, least_common_days=None,
                  merge_runs=None, working_together=None, selection=None, progress=None,
                  **options):
        """Where journeys pass from one agency to another, and who works together.

        `merge_runs` makes neighbours with the same agency one; working_together=False leaves out
        who works together, which takes most of the time."""
        return run(Balanced.Handovers, *self._looked_at(), progress,
                   dict(options, as_at=as_at, period=period, by=by, key=key,
                        least_common_days=least_common_days, merge_runs=merge_runs,
                        working_together=working_together, selection=selection))

    def concurrent_pairs(self, as_at, period=None, by=None, key=None, least_common_days=None,
                         selection=None, progress=None, **options):
        """Which units children have at the same time, and on how many days."""
        return run(Balanced.ConcurrentPairs, *self._looked_at(), progress,
                   dict(options, as_at=as_at, period=period, by=by, key=key,
                        least_common_days=least_common_days, selection=selection))

    def successors(self, as_at, period=None, by=None, key=None, selection=None, progress=None,
                   **options):
        """Which units come immediately after which, where several may be active at once."""
        return run(Balanced.Successors, *self._looked_at(), progress,
                   dict(options, as_at=as_at, period=period, by=by, key=key,
                        selection=selection))

    def waits(self, as_at, period=None, by=None, offer=None, selection=None, progress=None,
              **options):
        """How long children wait, and how many days with no offer in the meantime.

        `offer` says what counts as one, as {'level': ['targeted', 'specialist']}; its keys are
        level, strand, stage and same_need. The tables named survival count the waits that go on
        with those that have ended; withdrawn_compete=True makes a withdrawal an end as well."""
        return run(Balanced.Waits, *self._looked_at(), progress,
                   dict(options, **offer_options(offer or {}), as_at=as_at, period=period, by=by,
                        selection=selection))

    def compare(self, a, b, as_at, period=None, by=None, selection=None, progress=None, **options):
        """What is different between two cohorts of the caseload, with intervals and tests.

        The tables are comparison_metrics, comparison_differences, comparison_shares,
        comparison_waits and comparison_waits_test; differences are those of a less b."""
        return run(Balanced.CohortComparison, *self._looked_at(), progress,
                   dict(options, cohort_a=a, cohort_b=b, as_at=as_at, period=period, by=by,
                        selection=selection))

    def meantime_offers(self, area, as_at, by=None, needs=None, selection=None, progress=None,
                        **options):
        """For how many who wait the area has a unit of a lower level that is open now.

        `needs` says which services are for which need, as {'SLCN': ['speech-language']}; without
        it needs are not looked at. journey.meantime_offer () names the units for one child."""
        return run(Balanced.MeantimeOffers, *self._looked_at(), progress,
                   dict(options, area=area, as_at=as_at, by=by, needs=services_of(needs),
                        selection=selection))

    def pyramids(self, as_at, period=None, by=None, basis=None, selection=None, progress=None,
                 **options):
        """Tier of need, level of intervention and tier of the workforce, side by side."""
        return run(Balanced.Pyramids, *self._looked_at(), progress,
                   dict(options, as_at=as_at, period=period, by=by, basis=basis,
                        selection=selection))

    def series(self, basis='active', frequency='month', start=None, end=None, by=None, as_at=None,
               figure='children', selection=None, progress=None, **options):
        """Children or episodes at many dates, counted in one pass: a Balanced.Series, or a dict of
        them by the names of the groups where `by` is given.

        `basis` is waiting, started, ended or active; `frequency` month, quarter, term or year;
        `figure` children or episodes. Without `as_at` everything up to `end` is known."""
        caseload, cohort = self._looked_at()
        as_at = end if as_at is None else as_at
        options = dict(options, basis=basis, frequency=frequency, period=(start, end), by=by,
                       as_at=as_at, selection=selection, cohort=cohort)
        options = {name: value for name, value in options.items() if value is not None}
        if 'by' in options:
            options['by'] = names_of(options['by'])
        timeline = Balanced.Timeline(**options)
        found = timeline.make_series(timeline.run(caseload, progress=progress), figure)
        if by is None:
            return found[0]
        return {each.get_name(): each for each in found}

    def profiles(self, as_at, period=None, progress=None, **options):
        """Every figure about every child: not for publication."""
        return run(Balanced.Profiles, *self._looked_at(), progress,
                   dict(options, as_at=as_at, period=period))


ANALYSES = {name: member for name, member in vars(Analyses).items() if not name.startswith('__')}


@extend(Balanced)
class Caseload:
    locals().update(ANALYSES)

    def _looked_at(self):
        return self, None


@extend(Balanced)
class Cohort:
    locals().update(ANALYSES)

    def _looked_at(self):
        return self.get_caseload(), self


@extend(Balanced)
class Journey:
    def state(self, as_at, offer=None, idle_limit=None) -> 'JourneyState':
        """How things stand with the child on a day; quick also after every event.

        `offer` says what counts as an offer in the meantime, as {'level': ['targeted']}; its keys
        are level, strand, stage and same_need. A wait that has been idle for more than `idle_limit`
        days is a finding."""
        options = offer_options(offer or {})
        if idle_limit is not None:
            options['idle_limit'] = idle_limit
        made = Balanced.JourneyStateOptions(**options) if options else None
        return Balanced.JourneyState.new(self, as_at, made)


    def meantime_offer(self, area, as_at, needs=None) -> 'Table':
        """The units of the area that could be offered now, for each unit that is waited for: which
        fit certainly, which possibly, and why."""
        options = {} if needs is None else {'needs': services_of(needs)}
        offers = Balanced.MeantimeOffers(area=area, as_at=as_at, **options)
        return offers.find(self).tables['meantime_offer']


@extend(Balanced)
class JourneyState:
    @property
    def tables(self):
        """The tables units, active_cells, active_agencies and running_waits."""
        return self.to_result().tables

    def __repr__(self) -> str:
        return (f'<Balanced.JourneyState {self.as_at}: {self.n_active} active, '
                f'{self.n_waiting} waiting, {len(self.findings or ())} findings>')


def profile(what, as_at, period=None, **options):
    """Every figure about the children of a caseload or cohort, or about the child of a journey."""
    if isinstance(what, Balanced.Journey):
        if options:
            raise TypeError(f'a journey takes no {", ".join(options)}')
        return what.profile(as_at, period)
    return what.profiles(as_at, period, **options)
