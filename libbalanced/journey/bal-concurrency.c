/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-concurrency.h"

#include "libbalanced/journey/bal-ambient-list-private.h"
#include "libbalanced/journey/bal-analysis-private.h"
#include "libbalanced/journey/bal-sweep-private.h"

/**
 * BalConcurrency:
 *
 * How many units of provision children have at once.
 *
 * Three tables: `concurrency` has days, means and peaks; `concurrency_by_children` counts the
 * children by their peak; `level_mix` has the days by the levels that were active together. A day
 * on which one unit ends and another starts is a day together. A child is in them with a recorded
 * unit that is active in the period.
 *
 * Setting-wide and area-wide units that are recorded for the children are part of every figure,
 * and shown apart; peaks are also given without them. How many days they have is missing for a
 * group where no active unit of its children says how it is given.
 *
 * Such units of [property@Balanced.Concurrency:area] are *joined*: columns with `joined` in their
 * names have them, and no other column does; the table `ambient_units` lists them. A unit is one of
 * the provisions whose grouping is `whole_school` or `population`, neither a gap nor planned.
 *
 * * It is joined from its `start` to its `end`; without an end it goes on, unless its status says
 *   that it has ended. A unit whose dates are not said is joined to nobody, and a finding says so.
 * * One for the `population` is joined to every child, on the days on which the child is observed:
 *   from `observed_from`, or else the first day of a unit, to `observed_to`, or else the last day
 *   that is known; and on every day with a recorded unit.
 * * One for a `whole_school` is joined on the days on which the child is in one of its `settings`:
 *   where active episodes have a `setting_id`, one of these; on other observed days the
 *   `school_urn` of the child. Both are compared with the codes and URNs of the settings. Without
 *   settings it is joined to nobody, and a finding says so.
 * * Its ages count; without a date of birth it is not joined to the child, who is counted apart.
 * * On a day on which an episode with its code as `provision_id` is active, the episode is it.
 *
 * The expectation, six or seven at once by default, counts such units too. It is compared with the
 * joined profile where a unit of the area can be joined, and with the recorded one otherwise: the
 * column `compared_profile` says with which. Where then no episode says whether it is such a unit
 * either, a finding warns that the comparison cannot be made.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Since: 0.1
 */
struct _BalConcurrency
{
  BalAnalysis parent_instance;

  guint least_expected;
  guint most_expected;
  BalArea *area;           /* owned; nullable */
  BalAmbientList *ambient; /* owned; nullable, as the area */
};

struct _BalConcurrencyClass
{
  BalAnalysisClass parent_class;
};

enum
{
  PROP_0,
  PROP_LEAST_EXPECTED,
  PROP_MOST_EXPECTED,
  PROP_AREA,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BalConcurrency, bal_concurrency, BAL_TYPE_ANALYSIS)

enum
{
  CHILDREN,
  ACTIVE_DAYS,
  UNIT_DAYS,
  AMBIENT_UNIT_DAYS,
  OVERLAP_DAYS,
  GAPS,
  GAP_DAYS,
  CHILDREN_WITH_AMBIENT,
  KNOWN_UNITS, /* active units that say whether they are setting-wide */
  N_FIGURES,
};

static const char *const figure_names[N_FIGURES] = {
  "children", "active_days",           "unit_days",   "ambient_unit_days", "overlap_days", "gaps",
  "gap_days", "children_with_ambient", "known_units",
};

enum
{
  PEAK,
  PEAK_WITHOUT_AMBIENT,
  MOST_STRANDS,
  MOST_AGENCIES,
  N_HISTOGRAMS,
};

static const char *const histogram_names[N_HISTOGRAMS] = { "peak", "peak_without_ambient",
                                                           "most_strands", "most_agencies" };

#define N_MIXES BAL_AMBIENT_N_MIXES

/* What is there only where units of the area are joined, after all the rest; then the days by
 * mixes, and for each unit its own. */
enum
{
  JOINED_ACTIVE_DAYS,
  JOINED_UNIT_DAYS,
  CHILDREN_WITH_JOINED,
  N_JOINED_FIGURES,
};

static const char *const joined_names[N_JOINED_FIGURES] = { "joined_active_days",
                                                            "joined_unit_days",
                                                            "children_with_joined" };

enum
{
  UNIT_DAYS_JOINED,
  UNIT_CHILDREN,
  UNIT_WITHOUT_AGE,
  N_UNIT_FIGURES,
};

#define FIRST_JOINED (BAL_N_ROWS + N_FIGURES + 2 * N_MIXES)
#define FIRST_JOINED_MIX (FIRST_JOINED + N_JOINED_FIGURES)
#define FIRST_UNIT (FIRST_JOINED_MIX + N_MIXES)
#define PEAK_WITH_JOINED N_HISTOGRAMS

static gboolean
has_joined (BalConcurrency *self)
{
  return self->ambient && self->ambient->n_joined > 0;
}

static guint
get_mix_counter (guint mix, gboolean children)
{
  return BAL_N_ROWS + N_FIGURES + 2 * mix + (children ? 1 : 0);
}

static void
describe_joined (BalConcurrency *self, BalAnalysisNames *names)
{
  for (guint i = 0; i < N_JOINED_FIGURES; i++)
    bal_analysis_names_add (names, "%s", joined_names[i]);
  for (guint mix = 0; mix < N_MIXES; mix++)
    bal_analysis_names_add (names, "joined days of mix %u", mix);
  for (guint i = 0; i < self->ambient->n_joined; i++)
    {
      bal_analysis_names_add (names, "days of joined unit %u", i);
      bal_analysis_names_add (names, "children of joined unit %u", i);
      bal_analysis_names_add (names, "children without age of joined unit %u", i);
    }
  bal_analysis_names_add_histogram (names, "peak_with_joined");
}

static void
bal_concurrency_describe (BalAnalysis *self,
                          const BalAnalysisScheme *scheme,
                          BalAnalysisNames *names)
{
  for (guint i = 0; i < N_FIGURES; i++)
    bal_analysis_names_add (names, "%s", figure_names[i]);
  for (guint mix = 0; mix < N_MIXES; mix++)
    {
      bal_analysis_names_add (names, "days of mix %u", mix);
      bal_analysis_names_add (names, "children of mix %u", mix);
    }
  for (guint i = 0; i < N_HISTOGRAMS; i++)
    bal_analysis_names_add_histogram (names, histogram_names[i]);
  names->n_stamps = 1;
  if (has_joined (BAL_CONCURRENCY (self)))
    describe_joined (BAL_CONCURRENCY (self), names);
}

static gboolean
bal_concurrency_prepare (BalAnalysis *analysis, BalAnalysisRun *run, GError **error)
{
  BalConcurrency *self = BAL_CONCURRENCY (analysis);

  if (has_joined (self))
    run->plan = bal_ambient_list_compile (self->ambient, run->input);
  return TRUE;
}

static void
plan_free (gpointer plan)
{
  bal_ambient_plan_free (plan);
}

typedef struct
{
  BalSweep *sweep;
  BalAmbient *ambient; /* nullable: nothing is joined */
} Scratch;

static gpointer
scratch_new (const BalAnalysisRun *run)
{
  Scratch *self = g_new0 (Scratch, 1);

  self->sweep = bal_sweep_new ();
  if (run->plan)
    self->ambient = bal_ambient_new (run->plan);
  return self;
}

static void
scratch_free (gpointer data)
{
  Scratch *self = data;

  bal_sweep_free (self->sweep);
  bal_ambient_free (self->ambient);
  g_free (self);
}

static guint
get_mix (const BalEpisodes *episodes, guint levels)
{
  guint mix = 0;

  for (; levels; levels &= levels - 1)
    mix |= 1u << (episodes->level_band[__builtin_ctz (levels)] - 1);
  return mix;
}

static void
collect_mixes (const BalAnalysisRun *run, const BalSweep *sweep, gint64 days[N_MIXES])
{
  for (gsize i = 0; i + 1 < sweep->n_segments; i++)
    {
      const BalSegment *segment = &sweep->segments[i];
      gint32 from = MAX (segment->day, run->window.first);

      if (segment->n_units > 0 && segment[1].day > from)
        days[get_mix (run->input->episodes, segment->levels)] += segment[1].day - from;
    }
}

static void
count_in_group (BalTally *tally,
                guint group,
                const BalConcurrencyFigures *figures,
                gint64 known_units,
                const gint64 mixes[N_MIXES])
{
  const gint64 counts[N_FIGURES] = {
    1,
    figures->active_days,
    figures->unit_days,
    figures->ambient_unit_days,
    figures->overlap_days,
    figures->n_gaps,
    figures->gap_days,
    figures->ambient_unit_days > 0,
    known_units,
  };

  for (guint i = 0; i < N_FIGURES; i++)
    bal_tally_add (tally, group, BAL_N_ROWS + i, counts[i]);
  for (guint mix = 0; mix < N_MIXES; mix++)
    {
      bal_tally_add (tally, group, get_mix_counter (mix, FALSE), mixes[mix]);
      bal_tally_add (tally, group, get_mix_counter (mix, TRUE), mixes[mix] > 0);
    }
  bal_tally_record (tally, group, PEAK, figures->peak, 1);
  bal_tally_record (tally, group, PEAK_WITHOUT_AMBIENT, figures->peak_without_ambient, 1);
  bal_tally_record (tally, group, MOST_STRANDS, figures->max_strands, 1);
  bal_tally_record (tally, group, MOST_AGENCIES, figures->max_agencies, 1);
}

static BalAmbientChild
read_child (const BalAnalysisInput *input, gsize child)
{
  BalAmbientChild read = { -1, -1, -1, -1 };

  if (input->get_school)
    read.school = input->get_school (input->owner, child);
  if (input->get_observed_from)
    read.observed_from = input->get_observed_from (input->owner, child);
  if (input->get_observed_to)
    read.observed_to = input->get_observed_to (input->owner, child);
  if (input->get_birth)
    read.birth = input->get_birth (input->owner, child);
  return read;
}

static void
count_joined (BalTally *tally, guint group, const BalAmbient *ambient, guint n_units)
{
  const BalAmbientFigures *figures = bal_ambient_get_figures (ambient);

  bal_tally_add (tally, group, FIRST_JOINED + JOINED_ACTIVE_DAYS, figures->active_days);
  bal_tally_add (tally, group, FIRST_JOINED + JOINED_UNIT_DAYS, figures->joined_unit_days);
  bal_tally_add (tally, group, FIRST_JOINED + CHILDREN_WITH_JOINED, figures->joined_unit_days > 0);
  for (guint mix = 0; mix < N_MIXES; mix++)
    bal_tally_add (tally, group, FIRST_JOINED_MIX + mix, figures->mix_days[mix]);
  for (guint i = 0; i < n_units; i++)
    {
      guint unit = FIRST_UNIT + i * N_UNIT_FIGURES;
      gint64 days = bal_ambient_get_unit_days (ambient, i);

      bal_tally_add (tally, group, unit + UNIT_DAYS_JOINED, MAX (days, 0));
      bal_tally_add (tally, group, unit + UNIT_CHILDREN, days > 0);
      bal_tally_add (tally, group, unit + UNIT_WITHOUT_AGE, days < 0);
    }
  bal_tally_record (tally, group, PEAK_WITH_JOINED, figures->peak, 1);
}

/* Of all rows of the child, as the days of the sweep are. */
static gint64
count_known_units (const BalAnalysisRun *run, gsize first, gsize count)
{
  const BalEpisodes *episodes = run->input->episodes;
  gint64 n = 0;

  for (gsize row = first; episodes->grouping && row < first + count; row++)
    {
      gint32 start, end;

      if (episodes->grouping[row] != BAL_EPISODES_NO_CODE8 &&
          bal_unit_read_days (episodes, row, run->window.as_at, &start, &end) &&
          end >= run->window.first)
        n++;
    }
  return n;
}

static void
bal_concurrency_count_child (const BalAnalysisRun *run,
                             gpointer scratch,
                             BalTally *tally,
                             gsize child,
                             gsize first,
                             gsize count)
{
  const BalAmbientPlan *plan = run->plan;
  Scratch *self = scratch;
  BalConcurrencyFigures figures;
  gint64 mixes[N_MIXES] = { 0 };
  gint64 known_units;

  bal_analysis_run_enter (run, tally, first, count);
  if (tally->groups->len == 0)
    return;
  bal_sweep_run (self->sweep, run->input->episodes, first, count, &run->window, NULL);
  bal_sweep_measure (self->sweep, run->window.first, &figures);
  collect_mixes (run, self->sweep, mixes);
  known_units = count_known_units (run, first, count);
  for (guint i = 0; i < tally->groups->len; i++)
    count_in_group (tally, g_array_index (tally->groups, guint, i), &figures, known_units, mixes);
  if (plan)
    {
      BalAmbientChild known = read_child (run->input, child);

      bal_ambient_run (self->ambient, run->input->episodes, first, count, &known, &run->window);
      for (guint i = 0; i < tally->groups->len; i++)
        count_joined (tally, g_array_index (tally->groups, guint, i), self->ambient, plan->n_units);
    }
}

static const BalReportColumn concurrency_columns[] = {
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "active_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "unit_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "mean_units", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "units" },
  { "overlap_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "overlap_share", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "median_peak", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "units" },
  { "highest_peak", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "units" },
  { "ambient_unit_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "children_with_ambient", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "median_peak_without_ambient", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "units" },
  { "highest_peak_without_ambient", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "units" },
  { "ambient_joined_unit_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "children_with_ambient_joined", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN,
    "children" },
  { "active_days_with_joined", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "mean_units_with_joined", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "units" },
  { "median_peak_with_joined", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "units" },
  { "highest_peak_with_joined", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "units" },
  { "median_most_strands", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "strands" },
  { "median_most_agencies", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "agencies" },
  { "gaps", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "gaps" },
  { "gap_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "compared_profile", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "least_expected", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "units" },
  { "most_expected", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "units" },
  { "children_below_expected", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN,
    "children" },
  { "children_within_expected", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN,
    "children" },
  { "children_above_expected", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN,
    "children" },
};

static const BalReportColumn peak_columns[] = {
  { "peak_units", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_KEY, "units" },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "children_without_ambient", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN,
    "children" },
  { "children_with_joined", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
};

static const BalReportColumn mix_columns[] = {
  { "universal", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_KEY, NULL },
  { "targeted", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_KEY, NULL },
  { "specialist", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_KEY, NULL },
  { "days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "share_of_days", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "days_with_joined", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "share_of_days_with_joined", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
};

static const BalReportColumn ambient_columns[] = {
  { "provision", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "grouping", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "start", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "end", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "joining", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "unit_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "children_without_age", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
};

/* A table, and the analysis that it is of. */
typedef struct
{
  BalReportTable table;
  BalConcurrency *analysis;
} Table;

static BalConcurrency *
get_analysis (const BalReportTable *table)
{
  return ((const Table *) (gconstpointer) table)->analysis;
}

static gint64
get_figure (const BalSummaryGroup *group, guint figure)
{
  return group->counters[BAL_N_ROWS + figure];
}

/* Where no unit of the group's children says how it is given, setting-wide ones are unknown: that
 * is not none, whatever other groups record. */
static void
add_ambient (BalReportRow *row, const BalSummaryGroup *group)
{
  gint64 days = get_figure (group, UNIT_DAYS), known = get_figure (group, KNOWN_UNITS);

  bal_report_row_total (row, get_figure (group, AMBIENT_UNIT_DAYS), days, known);
  bal_report_row_total (row, get_figure (group, CHILDREN_WITH_AMBIENT), days, known);
  bal_report_row_quantile (row, group->bins[PEAK_WITHOUT_AMBIENT], 0.5);
  bal_report_row_largest (row, group->bins[PEAK_WITHOUT_AMBIENT]);
}

static void
add_nothing_joined (BalReportRow *row, guint n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    bal_report_row_state (row, BAL_VALUE_STATE_NOT_AVAILABLE);
}

/* What the area does not say is not none. */
static void
add_joined (BalConcurrency *self, BalReportRow *row, const BalSummaryGroup *group)
{
  gint64 active_days, unit_days;

  if (!has_joined (self))
    {
      add_nothing_joined (row, 6);
      return;
    }
  active_days = group->counters[FIRST_JOINED + JOINED_ACTIVE_DAYS];
  unit_days = group->counters[FIRST_JOINED + JOINED_UNIT_DAYS];
  bal_report_row_int (row, unit_days);
  bal_report_row_int (row, group->counters[FIRST_JOINED + CHILDREN_WITH_JOINED]);
  bal_report_row_int (row, active_days);
  bal_report_row_ratio (row, get_figure (group, UNIT_DAYS) + unit_days, active_days);
  bal_report_row_quantile (row, group->bins[PEAK_WITH_JOINED], 0.5);
  bal_report_row_largest (row, group->bins[PEAK_WITH_JOINED]);
}

static GArray *
get_compared (BalConcurrency *self, const BalSummaryGroup *group)
{
  return group->bins[has_joined (self) ? PEAK_WITH_JOINED : PEAK];
}

static void
add_expected (BalConcurrency *self, BalReportRow *row, const BalSummaryGroup *group)
{
  guint least = self->least_expected;
  guint most = self->most_expected;
  GArray *bins = get_compared (self, group);
  guint64 above = bal_summary_bins_count_above (bins, most);
  guint64 not_below =
    least > 0 ? bal_summary_bins_count_above (bins, least - 1) : bal_summary_bins_get_count (bins);

  bal_report_row_text (row, has_joined (self) ? "joined" : "recorded");
  bal_report_row_int (row, least);
  bal_report_row_int (row, most);
  bal_report_row_int (row, (gint64) (bal_summary_bins_get_count (bins) - not_below));
  bal_report_row_int (row, (gint64) (not_below - above));
  bal_report_row_int (row, (gint64) above);
}

static void
add_concurrency (BalReport *report,
                 const BalReportTable *table,
                 BalTableBuilder *builder,
                 const BalSummaryGroup *group)
{
  BalReportRow row = bal_report_begin_row (report, builder, group);
  gint64 active_days = get_figure (group, ACTIVE_DAYS);

  bal_report_row_int (&row, get_figure (group, CHILDREN));
  bal_report_row_int (&row, active_days);
  bal_report_row_int (&row, get_figure (group, UNIT_DAYS));
  bal_report_row_ratio (&row, get_figure (group, UNIT_DAYS), active_days);
  bal_report_row_int (&row, get_figure (group, OVERLAP_DAYS));
  bal_report_row_ratio (&row, get_figure (group, OVERLAP_DAYS), active_days);
  bal_report_row_quantile (&row, group->bins[PEAK], 0.5);
  bal_report_row_largest (&row, group->bins[PEAK]);
  add_ambient (&row, group);
  add_joined (get_analysis (table), &row, group);
  bal_report_row_quantile (&row, group->bins[MOST_STRANDS], 0.5);
  bal_report_row_quantile (&row, group->bins[MOST_AGENCIES], 0.5);
  bal_report_row_int (&row, get_figure (group, GAPS));
  bal_report_row_int (&row, get_figure (group, GAP_DAYS));
  add_expected (get_analysis (table), &row, group);
}

static guint64
get_count_of (GArray *bins, guint32 value)
{
  for (guint i = 0; i < bins->len; i++)
    if (g_array_index (bins, BalSummaryBin, i).value == value)
      return g_array_index (bins, BalSummaryBin, i).count;
  return 0;
}

/* Up to here every peak has a row, also where no child has it. */
#define LAST_PEAK_WITHOUT_CHILDREN 1000

static guint32
get_next_value (GArray *bins, guint32 value)
{
  for (guint i = 0; i < bins->len; i++)
    if (g_array_index (bins, BalSummaryBin, i).value > value)
      return g_array_index (bins, BalSummaryBin, i).value;
  return 0;
}

/* The next peak to show, or 0 after the last one. */
static guint32
get_next_peak (BalConcurrency *self, const BalSummaryGroup *group, guint32 peak)
{
  const guint shown[] = { PEAK, PEAK_WITHOUT_AMBIENT, PEAK_WITH_JOINED };
  guint32 next = 0;

  for (guint i = 0; i < (has_joined (self) ? 3 : 2); i++)
    {
      guint32 value = get_next_value (group->bins[shown[i]], peak);

      if (next == 0 || (value > 0 && value < next))
        next = value;
    }
  return next > 0 && peak < LAST_PEAK_WITHOUT_CHILDREN ? peak + 1 : next;
}

static void
add_peaks (BalReport *report,
           const BalReportTable *table,
           BalTableBuilder *builder,
           const BalSummaryGroup *group)
{
  BalConcurrency *self = get_analysis (table);

  for (guint32 peak = get_next_peak (self, group, 0); peak > 0;
       peak = get_next_peak (self, group, peak))
    {
      BalReportRow row = bal_report_begin_row (report, builder, group);

      bal_report_row_int (&row, peak);
      bal_report_row_int (&row, (gint64) get_count_of (group->bins[PEAK], peak));
      bal_report_row_int (&row, (gint64) get_count_of (group->bins[PEAK_WITHOUT_AMBIENT], peak));
      if (has_joined (self))
        bal_report_row_int (&row, (gint64) get_count_of (group->bins[PEAK_WITH_JOINED], peak));
      else
        add_nothing_joined (&row, 1);
    }
}

static void
add_mixes (BalReport *report,
           const BalReportTable *table,
           BalTableBuilder *builder,
           const BalSummaryGroup *group)
{
  gboolean is_joined = has_joined (get_analysis (table));

  for (guint mix = 0; mix < N_MIXES; mix++)
    {
      gint64 days = group->counters[get_mix_counter (mix, FALSE)];
      gint64 joined = is_joined ? group->counters[FIRST_JOINED_MIX + mix] : 0;
      BalReportRow row;

      /* Days on which no active unit has a level are no mix of levels. */
      if (mix == 0 && days == 0 && joined == 0)
        continue;
      row = bal_report_begin_row (report, builder, group);
      for (guint band = 0; band < 3; band++)
        if (mix == 0)
          bal_report_row_state (&row, BAL_VALUE_STATE_MISSING);
        else
          bal_report_row_boolean (&row, mix >> band & 1);
      bal_report_row_int (&row, days);
      bal_report_row_ratio (&row, days, get_figure (group, ACTIVE_DAYS));
      bal_report_row_int (&row, group->counters[get_mix_counter (mix, TRUE)]);
      if (!is_joined)
        {
          add_nothing_joined (&row, 2);
          continue;
        }
      bal_report_row_int (&row, joined);
      bal_report_row_ratio (&row, joined, group->counters[FIRST_JOINED + JOINED_ACTIVE_DAYS]);
    }
}

static void
add_day (BalReportRow *row, gint32 day)
{
  if (day == BAL_DAY_NONE)
    bal_report_row_state (row, BAL_VALUE_STATE_MISSING);
  else
    bal_report_row_day (row, day);
}

static void
add_ambient_units (BalReport *report,
                   const BalReportTable *table,
                   BalTableBuilder *builder,
                   const BalSummaryGroup *group)
{
  GPtrArray *items = get_analysis (table)->ambient->items;
  const gint64 *figures = group->counters + FIRST_UNIT;

  for (guint i = 0; i < items->len; i++)
    {
      const BalAmbientItem *item = g_ptr_array_index (items, i);
      BalReportRow row = bal_report_begin_row (report, builder, group);

      bal_report_row_text (&row, item->code);
      bal_report_row_text (&row, item->everywhere ? "population" : "whole_school");
      add_day (&row, item->start);
      add_day (&row, item->end);
      bal_report_row_text (&row, bal_ambient_state_get_nick (item->state));
      if (item->state != BAL_AMBIENT_JOINED)
        {
          add_nothing_joined (&row, 3);
          continue;
        }
      bal_report_row_int (&row, figures[UNIT_CHILDREN]);
      bal_report_row_int (&row, figures[UNIT_DAYS_JOINED]);
      bal_report_row_int (&row, figures[UNIT_WITHOUT_AGE]);
      figures += N_UNIT_FIGURES;
    }
}

/* Units of the area that could not be joined. */
static void
find_not_joined (BalReport *report, BalConcurrency *self)
{
  guint n_units = self->ambient ? self->ambient->items->len : 0;
  guint n_joined = n_units > 0 ? self->ambient->n_joined : 0;
  const BalFindingFigure figures[] = {
    { "count", n_units - n_joined },
    { "units", n_units },
  };

  if (n_joined < n_units)
    bal_findings_builder_add (report->findings, "concurrency-ambient-not-joined", "concurrency",
                              NULL, figures, G_N_ELEMENTS (figures));
}

static void
find_expectation (BalReport *report, BalConcurrency *self)
{
  const BalSummaryGroup *total = bal_report_get_total (report);
  GArray *bins = get_compared (self, total);
  guint64 children = bal_summary_bins_get_count (bins);
  guint64 not_below = self->least_expected > 0
                        ? bal_summary_bins_count_above (bins, self->least_expected - 1)
                        : children;
  const BalFindingFigure figures[] = {
    { "count", (double) (children - not_below) },
    { "children", (double) children },
    { "share", children ? (double) (children - not_below) / (double) children : 0 },
    { "least_expected", self->least_expected },
    { "most_expected", self->most_expected },
    { "median_peak", children ? bal_summary_bins_get_quantile (bins, 0.5) : 0 },
    { "units", has_joined (self) ? self->ambient->n_joined : 0 },
  };

  if (children == 0)
    return;
  if (has_joined (self) && children > not_below)
    bal_findings_builder_add (report->findings, "concurrency-below-expectation-joined",
                              "concurrency", NULL, figures, G_N_ELEMENTS (figures));
  else if (!has_joined (self) && total->counters[BAL_ROWS_WITH_GROUPING] == 0)
    bal_findings_builder_add (report->findings, "concurrency-ambient-unknown", "concurrency", NULL,
                              figures, G_N_ELEMENTS (figures));
  else if (children > not_below)
    bal_findings_builder_add (report->findings, "concurrency-below-expectation", "concurrency",
                              NULL, figures, G_N_ELEMENTS (figures));
}

static void
bal_concurrency_finish (BalAnalysis *analysis, BalReport *report)
{
  BalConcurrency *self = BAL_CONCURRENCY (analysis);
  const Table tables[] = {
    { { "concurrency", BAL_BASIS_ACTIVE, concurrency_columns, G_N_ELEMENTS (concurrency_columns),
        add_concurrency },
      self },
    { { "concurrency_by_children", BAL_BASIS_ACTIVE, peak_columns, G_N_ELEMENTS (peak_columns),
        add_peaks },
      self },
    { { "level_mix", BAL_BASIS_ACTIVE, mix_columns, G_N_ELEMENTS (mix_columns), add_mixes }, self },
    { { "ambient_units", BAL_BASIS_ACTIVE, ambient_columns, G_N_ELEMENTS (ambient_columns),
        add_ambient_units },
      self },
  };
  gsize n_tables = G_N_ELEMENTS (tables);

  if (!self->ambient || self->ambient->items->len == 0)
    n_tables--;
  for (gsize i = 0; i < n_tables; i++)
    bal_report_add_table (report, &tables[i].table);
  bal_report_add_recording (report);
  find_not_joined (report, self);
  find_expectation (report, self);
}

static void
bal_concurrency_append_options (BalAnalysis *analysis, GString *options)
{
  BalConcurrency *self = BAL_CONCURRENCY (analysis);

  g_string_append_printf (options, "least_expected=%u\nmost_expected=%u\n", self->least_expected,
                          self->most_expected);
  if (self->ambient)
    g_string_append_printf (options, "ambient=%s\n", self->ambient->digest);
}

static void
bal_concurrency_constructed (GObject *object)
{
  BalConcurrency *self = BAL_CONCURRENCY (object);

  G_OBJECT_CLASS (bal_concurrency_parent_class)->constructed (object);
  if (self->area)
    self->ambient = bal_ambient_list_new (self->area);
}

static void
bal_concurrency_finalize (GObject *object)
{
  BalConcurrency *self = BAL_CONCURRENCY (object);

  bal_ambient_list_free (self->ambient);
  g_clear_object (&self->area);
  G_OBJECT_CLASS (bal_concurrency_parent_class)->finalize (object);
}

static void
bal_concurrency_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalConcurrency *self = BAL_CONCURRENCY (object);

  switch (id)
    {
    case PROP_LEAST_EXPECTED:
      g_value_set_uint (value, self->least_expected);
      break;
    case PROP_MOST_EXPECTED:
      g_value_set_uint (value, self->most_expected);
      break;
    case PROP_AREA:
      g_value_set_object (value, self->area);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_concurrency_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BalConcurrency *self = BAL_CONCURRENCY (object);

  switch (id)
    {
    case PROP_LEAST_EXPECTED:
      self->least_expected = g_value_get_uint (value);
      break;
    case PROP_MOST_EXPECTED:
      self->most_expected = g_value_get_uint (value);
      break;
    case PROP_AREA:
      self->area = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_concurrency_class_init (BalConcurrencyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BalAnalysisClass *analysis_class = &klass->parent_class;
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = bal_concurrency_constructed;
  object_class->finalize = bal_concurrency_finalize;
  object_class->get_property = bal_concurrency_get_property;
  object_class->set_property = bal_concurrency_set_property;
  analysis_class->name = "concurrency";
  analysis_class->append_options = bal_concurrency_append_options;
  analysis_class->prepare = bal_concurrency_prepare;
  analysis_class->plan_free = plan_free;
  analysis_class->describe = bal_concurrency_describe;
  analysis_class->scratch_new = scratch_new;
  analysis_class->scratch_free = scratch_free;
  analysis_class->count_child = bal_concurrency_count_child;
  analysis_class->finish = bal_concurrency_finish;

  /**
   * BalConcurrency:least-expected:
   *
   * How many units at once are expected at least.
   *
   * Since: 0.1
   */
  props[PROP_LEAST_EXPECTED] = g_param_spec_uint ("least-expected", NULL, NULL, 0, 32767, 6, flags);
  /**
   * BalConcurrency:most-expected:
   *
   * How many units at once are expected at most.
   *
   * Since: 0.1
   */
  props[PROP_MOST_EXPECTED] = g_param_spec_uint ("most-expected", NULL, NULL, 0, 32767, 7, flags);
  /**
   * BalConcurrency:area:
   *
   * The area whose setting-wide and area-wide units are joined; %NULL: nothing is joined.
   *
   * Since: 0.1
   */
  props[PROP_AREA] = g_param_spec_object ("area", NULL, NULL, BAL_TYPE_AREA, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bal_concurrency_init (BalConcurrency *self)
{
}

/**
 * bal_concurrency_new:
 * @as_at: the last day that is known, in days since 1970-01-01
 * @period: (nullable): the days that are counted, or %NULL for everything up to @as_at
 * @by: (nullable) (array zero-terminated=1): what to group by, or %NULL
 *
 * Creates an analysis of concurrency; the other options are properties.
 *
 * Returns: (transfer full): a new analysis
 *
 * Since: 0.1
 */
BalConcurrency *
bal_concurrency_new (gint32 as_at, BalPeriod *period, const char *const *by)
{
  return g_object_new (BAL_TYPE_CONCURRENCY, "as-at", as_at, "period", period, "by", by, NULL);
}
