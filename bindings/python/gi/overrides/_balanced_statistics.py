# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Statistics of numbers, lists, arrays and frames, under the names of the field.

Each function takes a frame, a Balanced.Table or a dict of lists with the columns that its arguments
are called after (`columns` maps other names to these), or the arguments themselves: numbers, lists,
arrays or columns of frames. A frame or lists give a Balanced.Table; numbers give a dict, and so do
lists that are summed up in one row. `by` names columns that tell groups apart. Other keywords are
properties of Balanced.Statistics, such as confidence=0.99."""

import collections.abc
import inspect

from gi.repository import GLib

from ..module import get_introspection_module
from . import _balanced_convert as convert
from ._balanced_measure import make_table

Balanced = get_introspection_module('Balanced')

# Name, method, arguments, those that may be left out, whether lists give one row, and what it is.
FUNCTIONS = (
    ('wilson_interval', 'wilson_intervals', 'numerator denominator', '', False,
     'Shares with the interval of Wilson.'),
    ('newcombe_interval', 'newcombe_intervals',
     'numerator_a denominator_a numerator_b denominator_b', '', False,
     'Differences of two shares, a less b, with the interval of Newcombe; and their ratio.'),
    ('count_interval', 'count_intervals', 'count', '', False,
     "Intervals of counts: method='auto' (exact under ten, Byar from ten on), 'exact' or 'byar'."),
    ('rate_interval', 'rate_intervals', 'numerator denominator', '', False,
     'Rates for each `multiplier`, with the interval of the count.'),
    ('normal_interval', 'normal_intervals', 'value standard_error', '', False,
     'Intervals of figures with a known standard error.'),
    ('mean_interval', 'mean_intervals', 'value', '', True,
     'The mean, with the interval of Student.'),
    ('direct_rate', 'direct_rates', 'count population standard_population', '', True,
     'The directly standardised rate, with the interval of Dobson; rows are strata.'),
    ('indirect_rate', 'indirect_rates',
     'count population reference_count reference_population', '', True,
     'The indirectly standardised ratio and rate; rows are strata.'),
    ('slope_index', 'slope_indices', 'population value', 'standard_error', True,
     "The slope and the relative index of inequality; scale='log' for rates, 'logit' for shares."),
    ('relative_rank', 'relative_ranks', 'population', '', False,
     'The middle of each group in the cumulated population.'),
    ('quantile_group', 'quantile_groups', 'value', '', False,
     'Groups of equal size by rank: n_groups=10, highest_first=False.'),
    ('percentile', 'percentiles', 'value', '', False,
     'Percentiles at `probabilities`, by the definition in quantile_type (Hyndman and Fan).'),
    ('describe', 'descriptions', 'value', '', True,
     'Mean, standard deviation, median, median deviation, lowest and highest.'),
    ('trend', 'trends', 'value', 'x', True,
     'Straight line, slope of Theil and Sen, test of Mann and Kendall.'),
    ('forecast', 'forecasts', 'value', 'x', False,
     'The straight line, continued by `ahead` steps, with prediction intervals.'),
    ('two_group_effect', 'two_group_effects', 'value group', '', True,
     'Effect sizes of two groups, each under its own name, with the tests of Welch and of Mann '
     'and Whitney.'),
    ('paired_effect', 'paired_effects', 'before after', '', True,
     'Effect sizes of pairs, each under its own name, with the tests of Student and of Wilcoxon.'),
    ('funnel_share_limits', 'funnel_share_limits', 'denominator average', '', False,
     'Limits of a funnel of shares; `tail` is the share beyond either.'),
    ('funnel_expected_limits', 'funnel_expected_limits', 'count', '', False,
     'Numbers of expected events between which a count is no surprise.'),
    ('funnel_place', 'funnel_places', 'numerator denominator', '', False,
     'Each share against the common one: very_low, low, within, high, very_high.'),
    ('funnel_ratio_place', 'funnel_ratio_places', 'observed expected', '', False,
     'Observed against expected events: very_low, low, within, high, very_high.'),
    ('overdispersion', 'overdispersions', 'numerator denominator', '', True,
     "Whether areas vary more than chance explains; funnel_kind='share', 'ratio_log', 'ratio_root' "
     "or 'count_ratio'."),
    ('overdispersion_score', 'overdispersion_scores', 'numerator denominator', '', False,
     'The score of each area, before and after those at the ends are pulled in.'),
    ('overdispersion_limits', 'overdispersion_limits', 'numerator denominator', 'at', False,
     'Limits of a funnel with and without the variance between areas.'),
    ('survival_curve', 'survival_curves', 'time ended', '', False,
     'The share that goes on after each time, by Kaplan and Meier.'),
    ('survival_time', 'survival_times', 'time ended', '', False,
     'The times by which the shares in `probabilities` have ended.'),
    ('restricted_mean', 'restricted_means', 'time ended', '', True,
     'The mean time when none is counted beyond `until`.'),
    ('log_rank', 'log_rank_tests', 'time ended group', '', True,
     'Whether groups go on alike.'),
    ('log_rank_counts', 'log_rank_counts', 'time ended group', '', False,
     'The ends of each group, and those expected if all went on alike.'),
    ('goal_score', 'goal_scores', 'score', 'weight', True,
     'T of Goal Attainment Scaling.'),
    ('goal_change', 'goal_changes', 'before after', 'weight', True,
     'T before and after over the same goals, and its change.'),
    ('goal_light_score', 'goal_light_scores', 'baseline word', '', False,
     'Scores of the words of GAS-light, which stay beside them.'),
    ('toms_change', 'toms_changes', 'start end', '', False,
     'Changes of ratings of the Therapy Outcome Measures.'),
    ('toms_summary', 'toms_summaries', 'start end', 'domain', True,
     'How many ratings improved, were maintained or declined; domains are never added up.'),
    ('reliable_change', 'reliable_changes', 'before after', 'sd reliability cutoff', False,
     'Reliable and clinically significant change on one measure; higher_is_better=True.'),
    ('reliable_class', 'reliable_classes', 'before after', 'sd reliability cutoff', True,
     'Reliable change of a child over several measures, as CORC counts it.'),
    ('reliable_rate', 'reliable_rates', 'before after child', 'sd reliability cutoff', True,
     'Children by reliable change over their measures, with intervals.'),
    ('clinical_cutoff', 'clinical_cutoffs',
     'clinical_mean clinical_sd healthy_mean healthy_sd', '', False,
     'Cut-offs a, b and c between a clinical and a healthy population.'),
    ('attrition', 'attritions', 'before after', '', True,
     'Who has a first score and no second, with the share and the difference of first scores.'),
    ('achievement_rate', 'achievement_rates', 'achieved aims', '', True,
     'Aims that were achieved, and episodes that reached the `threshold` of their aims.'),
    ('curve', 'curves', 'value', 'x forecast', True,
     "Whether the curve turned from its baseline: baseline=5, forecast_kind='flat', 'linear', "
     "'theil_sen' or 'given', last=3, higher_is_better=True."),
    ('curve_points', 'curve_points', 'value', 'x forecast', False,
     'Every value beside its forecast.'),
    ('target', 'targets', 'value target', 'lower upper', False,
     'Values against targets: met, not_met or uncertain; higher_is_better=True.'),
    ('trajectory', 'trajectories', 'value day baseline_value baseline_day target target_day',
     'lower upper', False,
     'Values against the line from the baseline to the target, day by day.'),
    ('reach', 'reaches', 'achieved goal', 'new contacts', False,
     'People reached, of those who were to be; never cut off at 1, and none for a goal of 0.'),
    ('prevention', 'preventions', 'observed expected', '', False,
     'Expected events less those observed, with the interval of the count.'),
    ('compared_prevention', 'compared_preventions',
     'numerator denominator comparison_numerator comparison_denominator', '', False,
     'Events that the share of a comparison group would have given, less those that were.'),
    ('self_assessment', 'self_assessments', 'points most', '', True,
     'Points of a self-assessment, from 0 to 100, with their band; a row for each item.'),
)

SCALARS = ('normal_quantile', 'normal_probability', 'student_quantile', 'student_probability',
           'chi_squared_quantile', 'chi_squared_upper')


def is_rows(value):
    """Whether an argument stands for many values."""
    return not isinstance(value, (str, bytes)) and \
        (hasattr(value, '__len__') or hasattr(value, '__iter__')) and getattr(value, 'ndim', 1) > 0


def as_list(value):
    """Python values of a list, an array or a column of a frame."""
    if isinstance(value, Balanced.Column):
        return value.to_list()
    if hasattr(value, 'tolist'):
        return value.tolist()
    return value.to_list() if hasattr(value, 'to_list') else list(value)


def as_number(value):
    """Numbers as floating-point ones: whole ones beyond 64 bits, too."""
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def as_table(arguments):
    """Columns of one length; single values are repeated. Infinity is no value of a column."""
    lists = {name: as_list(value) for name, value in arguments.items() if is_rows(value)}
    sizes = {len(each) for each in lists.values()}
    if len(sizes) > 1:
        raise ValueError('as many values are needed of each: ' + ', '.join(
            f'{len(each)} of {name}' for name, each in lists.items()))
    size = sizes.pop() if sizes else 1
    return Balanced.Table.of([
        make_column(name, lists[name] if name in lists else [value] * size)
        for name, value in arguments.items()])


def make_column(name, values):
    values = [as_number(each) for each in values]
    if all(each is None or each != each for each in values):
        values = [float('nan') for _ in values]
        states = bytes([Balanced.ValueState.MISSING] * len(values))
        return Balanced.Column.new_from_bytes(
            name, Balanced.ColumnKind.DOUBLE, GLib.Bytes.new(bytes(8 * len(values))),
            GLib.Bytes.new(states), None, None, Balanced.ColumnRole.NONE)
    return Balanced.Table.from_dict({name: values})[name]


def read_options(by, options):
    if isinstance(by, str):
        by = [by]
    if options.get('probabilities') is not None:
        shares = options['probabilities']
        options['probabilities'] = GLib.Variant(
            'ad', [float(each) for each in (shares if is_rows(shares) else [shares])])
    return {name: value for name, value in dict(options, by=by).items() if value is not None}


def is_frame(value):
    return isinstance(value, (Balanced.Table, dict)) or hasattr(value, 'columns') or \
        isinstance(value, list) and value and isinstance(value[0], dict)


def make_function(name, method, needed, optional, sums_up, doc):
    names = (*needed.split(), *optional.split())
    least = len(needed.split())

    def function(*args, by=None, columns=None, **options):
        given = dict(zip(names, args))
        given.update((each, options.pop(each)) for each in names
                     if each in options and not (each in PROPERTIES and not is_rows(options[each])))
        frame = args[0] if args else None
        if len(args) == 1 and is_frame(frame):
            table, single = make_table(frame, columns), False
        else:
            given = {key: value for key, value in given.items()
                     if value is not None or key in names[:least]}
            if len(args) > len(names) or any(each not in given for each in names[:least]):
                raise TypeError(f'{name}() takes a frame, or {", ".join(names[:least])}')
            table = as_table(given)
            single = not any(is_rows(each) for each in given.values()) or sums_up
        found = getattr(Balanced.Statistics(**read_options(by, options)), method)(table)
        return found[0] if single and by is None and len(found) == 1 else found

    kinds = inspect.Parameter
    parameters = [kinds(each, kinds.POSITIONAL_OR_KEYWORD,
                        default=kinds.empty if number < least else None)
                  for number, each in enumerate(names)]
    parameters += [kinds('by', kinds.KEYWORD_ONLY, default=None),
                   kinds('columns', kinds.KEYWORD_ONLY, default=None),
                   kinds('options', kinds.VAR_KEYWORD)]
    function.__signature__ = inspect.Signature(parameters)
    function.__name__ = function.__qualname__ = name
    function.__doc__ = doc
    return function


PROPERTIES = {each.name.replace('-', '_') for each in Balanced.Statistics.list_properties()}


class Statistics(collections.abc.Mapping):
    """The functions, as attributes and by name."""

    def __init__(self):
        self._functions = {each[0]: make_function(*each) for each in FUNCTIONS}
        for name in SCALARS:
            self._functions[name] = getattr(Balanced.Statistics, name)
        self.__dict__.update(self._functions)

    def __getitem__(self, name):
        if name not in self._functions:
            raise convert.missing_key(name, self._functions)
        return self._functions[name]

    def __iter__(self):
        return iter(self._functions)

    def __len__(self):
        return len(self._functions)

    def __repr__(self):
        return f'<Balanced.statistics: {", ".join(self._functions)}>'


Statistics.__doc__ = __doc__
statistics = Statistics()
