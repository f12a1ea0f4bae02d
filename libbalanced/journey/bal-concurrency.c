/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-concurrency.h"

#include "libbalanced/journey/bal-concurrency-private.h"

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
 * Features: F2.
 *
 * Since: 0.1
 */
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

static const char *const figure_names[BAL_CONCURRENCY_N_FIGURES] = {
  "children", "active_days",           "unit_days",   "ambient_unit_days", "overlap_days", "gaps",
  "gap_days", "children_with_ambient", "known_units",
};

static const char *const histogram_names[BAL_CONCURRENCY_N_HISTOGRAMS] = {
  "peak", "peak_without_ambient", "most_strands", "most_agencies"
};

static const char *const joined_names[BAL_CONCURRENCY_N_JOINED_FIGURES] = {
  "joined_active_days", "joined_unit_days", "children_with_joined"
};

static void
describe_joined (BalConcurrency *self, BalAnalysisNames *names)
{
  for (guint i = 0; i < BAL_CONCURRENCY_N_JOINED_FIGURES; i++)
    bal_analysis_names_add (names, "%s", joined_names[i]);
  for (guint mix = 0; mix < BAL_CONCURRENCY_N_MIXES; mix++)
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
  for (guint i = 0; i < BAL_CONCURRENCY_N_FIGURES; i++)
    bal_analysis_names_add (names, "%s", figure_names[i]);
  for (guint mix = 0; mix < BAL_CONCURRENCY_N_MIXES; mix++)
    {
      bal_analysis_names_add (names, "days of mix %u", mix);
      bal_analysis_names_add (names, "children of mix %u", mix);
    }
  for (guint i = 0; i < BAL_CONCURRENCY_N_HISTOGRAMS; i++)
    bal_analysis_names_add_histogram (names, histogram_names[i]);
  names->n_stamps = 1;
  if (bal_concurrency_has_joined (BAL_CONCURRENCY (self)))
    describe_joined (BAL_CONCURRENCY (self), names);
}

static gboolean
bal_concurrency_prepare (BalAnalysis *analysis, BalAnalysisRun *run, GError **error)
{
  BalConcurrency *self = BAL_CONCURRENCY (analysis);

  if (bal_concurrency_has_joined (self))
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
collect_mixes (const BalAnalysisRun *run,
               const BalSweep *sweep,
               gint64 days[BAL_CONCURRENCY_N_MIXES])
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
                const gint64 mixes[BAL_CONCURRENCY_N_MIXES])
{
  const gint64 counts[BAL_CONCURRENCY_N_FIGURES] = {
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

  for (guint i = 0; i < BAL_CONCURRENCY_N_FIGURES; i++)
    bal_tally_add (tally, group, BAL_N_ROWS + i, counts[i]);
  for (guint mix = 0; mix < BAL_CONCURRENCY_N_MIXES; mix++)
    {
      bal_tally_add (tally, group, bal_concurrency_get_mix_counter (mix, FALSE), mixes[mix]);
      bal_tally_add (tally, group, bal_concurrency_get_mix_counter (mix, TRUE), mixes[mix] > 0);
    }
  bal_tally_record (tally, group, BAL_CONCURRENCY_PEAK, figures->peak, 1);
  bal_tally_record (tally, group, BAL_CONCURRENCY_PEAK_WITHOUT_AMBIENT,
                    figures->peak_without_ambient, 1);
  bal_tally_record (tally, group, BAL_CONCURRENCY_MOST_STRANDS, figures->max_strands, 1);
  bal_tally_record (tally, group, BAL_CONCURRENCY_MOST_AGENCIES, figures->max_agencies, 1);
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

  bal_tally_add (tally, group, BAL_CONCURRENCY_FIRST_JOINED + BAL_CONCURRENCY_JOINED_ACTIVE_DAYS,
                 figures->active_days);
  bal_tally_add (tally, group, BAL_CONCURRENCY_FIRST_JOINED + BAL_CONCURRENCY_JOINED_UNIT_DAYS,
                 figures->joined_unit_days);
  bal_tally_add (tally, group, BAL_CONCURRENCY_FIRST_JOINED + BAL_CONCURRENCY_CHILDREN_WITH_JOINED,
                 figures->joined_unit_days > 0);
  for (guint mix = 0; mix < BAL_CONCURRENCY_N_MIXES; mix++)
    bal_tally_add (tally, group, BAL_CONCURRENCY_FIRST_JOINED_MIX + mix, figures->mix_days[mix]);
  for (guint i = 0; i < n_units; i++)
    {
      guint unit = BAL_CONCURRENCY_FIRST_UNIT + i * BAL_CONCURRENCY_N_UNIT_FIGURES;
      gint64 days = bal_ambient_get_unit_days (ambient, i);

      bal_tally_add (tally, group, unit + BAL_CONCURRENCY_UNIT_DAYS_JOINED, MAX (days, 0));
      bal_tally_add (tally, group, unit + BAL_CONCURRENCY_UNIT_CHILDREN, days > 0);
      bal_tally_add (tally, group, unit + BAL_CONCURRENCY_UNIT_WITHOUT_AGE, days < 0);
    }
  bal_tally_record (tally, group, BAL_CONCURRENCY_PEAK_WITH_JOINED, figures->peak, 1);
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
  gint64 mixes[BAL_CONCURRENCY_N_MIXES] = { 0 };
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
