/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-cohort-comparison.h"

#include "libbalanced/caseload/bal-caseload-private.h"
#include "libbalanced/caseload/bal-cohort-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/journey/bal-analysis-store-private.h"
#include "libbalanced/journey/bal-child-waits-private.h"
#include "libbalanced/journey/bal-cohort-comparison-private.h"
#include "libbalanced/journey/bal-level-states-private.h"
#include "libbalanced/journey/bal-sweep-private.h"

/**
 * BalCohortComparison:
 *
 * What is different between two cohorts of a caseload.
 *
 * The table `comparison_metrics` has for each metric and each cohort the number of children with a
 * value, those without one, and mean, standard deviation, quartiles and median. In
 * `comparison_differences` are the difference of the means, a less b, with Welch's interval and
 * Hedges' g, and, since durations are skewed, Cliff's delta with the test of Mann and Whitney.
 * `comparison_shares` has the children of whom something holds, and the difference of the shares
 * with Newcombe's interval. `comparison_waits` follows the waits of each cohort, those that go on
 * with those that have ended, to the median of Kaplan and Meier; `comparison_waits_test` says by
 * the log-rank test whether both cohorts wait alike.
 *
 * A child has a metric where it can be told: gaps need a day with a unit, minutes a unit that
 * says them, waiting days a wait. Any unit at a targeted or specialist level of the stage
 * intervention is an offer that ends an idle wait, as in [class@Balanced.Waits]. Intervals are for
 * 95 in 100. No correction is made for looking at many metrics.
 *
 * The tests take the cohorts as independent: children in both are counted in both, and a finding
 * says how many there are.
 *
 * ```python
 * girls, boys = caseload.cohort(sex='F'), caseload.cohort(sex='M')
 * caseload.compare(girls, boys, '2021-02-28').tables['comparison_differences'].to_pandas()
 * ```
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Since: 0.1
 */
struct _BalCohortComparison
{
  BalAnalysis parent_instance;

  BalCohort *cohorts[2]; /* owned; nullable: nobody */
};

struct _BalCohortComparisonClass
{
  BalAnalysisClass parent_class;
};

enum
{
  PROP_0,
  PROP_COHORT_A,
  PROP_COHORT_B,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BalCohortComparison, bal_cohort_comparison, BAL_TYPE_ANALYSIS)

const char *const bal_metric_names[BAL_N_METRICS] = {
  [BAL_METRIC_UNITS] = "units",
  [BAL_METRIC_ACTIVE_DAYS] = "active_days",
  [BAL_METRIC_UNIT_DAYS] = "unit_days",
  [BAL_METRIC_OVERLAP_DAYS] = "overlap_days",
  [BAL_METRIC_MAX_CONCURRENCY] = "max_concurrency",
  [BAL_METRIC_MAX_STRANDS] = "max_strands",
  [BAL_METRIC_MAX_AGENCIES] = "max_agencies",
  [BAL_METRIC_GAP_DAYS] = "gap_days",
  [BAL_METRIC_LONGEST_GAP_DAYS] = "longest_gap_days",
  [BAL_METRIC_MINUTES] = "minutes",
  [BAL_METRIC_WAITING_DAYS] = "waiting_days",
  [BAL_METRIC_IDLE_WAITING_DAYS] = "idle_waiting_days",
};

const char *const bal_share_names[BAL_N_SHARES] = {
  [BAL_SHARE_WITH_TARGETED] = "with_targeted",
  [BAL_SHARE_WITH_SPECIALIST] = "with_specialist",
  [BAL_SHARE_WITH_JUMP] = "with_universal_to_specialist_jump",
  [BAL_SHARE_WITH_OVERLAP] = "with_units_at_once",
  [BAL_SHARE_WITH_IDLE_WAIT] = "with_idle_wait_of_waiting",
};

static void
bal_cohort_comparison_describe (BalAnalysis *self,
                                const BalAnalysisScheme *scheme,
                                BalAnalysisNames *names)
{
  static const char *const waits[BAL_COMPARED_N_WAITS] = { "started", "waiting", "withdrawn",
                                                           "late" };

  for (guint cohort = 0; cohort < 2; cohort++)
    {
      int letter = 'a' + (int) cohort;

      bal_analysis_names_add (names, "children of %c", letter);
      for (guint i = 0; i < BAL_N_SHARES; i++)
        {
          bal_analysis_names_add (names, "%s of %c", bal_share_names[i], letter);
          bal_analysis_names_add (names, "all for %s of %c", bal_share_names[i], letter);
        }
      for (guint i = 0; i < BAL_N_METRICS + BAL_COMPARED_N_WAITS; i++)
        {
          g_autofree char *name = g_strdup_printf (
            "%s of %c", i < BAL_N_METRICS ? bal_metric_names[i] : waits[i - BAL_N_METRICS], letter);

          bal_analysis_names_add_histogram (names, name);
        }
    }
  bal_analysis_names_add (names, "children of both");
}

/* Cohorts are children of one caseload, and mean nothing in another one. */
static gboolean
bal_cohort_comparison_prepare (BalAnalysis *analysis, BalAnalysisRun *run, GError **error)
{
  BalCohortComparison *self = BAL_COHORT_COMPARISON (analysis);
  const BalAnalysisStore *store = run->input->owner;
  BalOfferMask *mask;

  for (guint i = 0; i < 2; i++)
    {
      BalCaseload *caseload = self->cohorts[i] ? bal_cohort_get_caseload (self->cohorts[i]) : NULL;

      if (!caseload || bal_caseload_get_store (caseload) == store->store)
        continue;
      g_set_error_literal (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                           "Comparing cohorts: they are of another caseload");
      return FALSE;
    }
  mask = g_new0 (BalOfferMask, 1);
  bal_offer_mask_init_default (mask, run->input->episodes);
  run->plan = mask;
  return TRUE;
}

/* Scratch of one thread. */
typedef struct
{
  BalSweep *sweep;        /* owned */
  BalLevelStates *states; /* owned */
  BalChildWaits *waits;   /* owned */

  gint64 metrics[BAL_N_METRICS]; /* of a child; -1: cannot be told */
  gint8 shares[BAL_N_SHARES];    /* 0, 1, or -1 */
} Scratch;

static gpointer
scratch_new (const BalAnalysisRun *run)
{
  Scratch *self = g_new0 (Scratch, 1);

  self->sweep = bal_sweep_new ();
  self->states = bal_level_states_new ();
  self->waits = bal_child_waits_new ();
  return self;
}

static void
scratch_free (gpointer data)
{
  Scratch *self = data;

  bal_sweep_free (self->sweep);
  bal_level_states_free (self->states);
  bal_child_waits_free (self->waits);
  g_free (self);
}

/* What the rows say that are counted and active. */
static void
read_rows (const BalAnalysisRun *run, Scratch *self, gsize first, gsize count)
{
  const BalEpisodes *episodes = run->input->episodes;

  for (gsize row = first; row < first + count; row++)
    {
      gint32 start, end;
      int level = bal_episodes_get_level (episodes, row);
      guint band = level < 0 ? 0 : episodes->level_band[level];

      if (!bal_unit_read_days (episodes, row, run->window.as_at, &start, &end) ||
          end < run->window.first || !bal_analysis_run_counts (run, row))
        continue;
      self->metrics[BAL_METRIC_UNITS]++;
      self->shares[BAL_SHARE_WITH_TARGETED] |= band == 2;
      self->shares[BAL_SHARE_WITH_SPECIALIST] |= band == 3;
      if (episodes->minutes && episodes->minutes[row] != BAL_EPISODES_NO_CODE32 &&
          start >= run->window.first)
        self->metrics[BAL_METRIC_MINUTES] =
          MAX (self->metrics[BAL_METRIC_MINUTES], 0) + episodes->minutes[row];
    }
}

/* All rows of the child together. */
static void
read_days (const BalAnalysisRun *run, Scratch *self, gsize first, gsize count)
{
  gint32 first_day = run->window.first;
  BalConcurrencyFigures figures;

  bal_sweep_run (self->sweep, run->input->episodes, first, count, &run->window, NULL);
  bal_sweep_measure (self->sweep, first_day, &figures);
  bal_level_states_run (self->states, self->sweep, first_day, NULL);
  self->metrics[BAL_METRIC_ACTIVE_DAYS] = figures.active_days;
  self->metrics[BAL_METRIC_UNIT_DAYS] = figures.unit_days;
  self->metrics[BAL_METRIC_OVERLAP_DAYS] = figures.overlap_days;
  self->metrics[BAL_METRIC_MAX_CONCURRENCY] = figures.peak;
  self->metrics[BAL_METRIC_MAX_STRANDS] = figures.max_strands;
  self->metrics[BAL_METRIC_MAX_AGENCIES] = figures.max_agencies;
  if (figures.active_days > 0)
    {
      self->metrics[BAL_METRIC_GAP_DAYS] = figures.gap_days;
      self->metrics[BAL_METRIC_LONGEST_GAP_DAYS] = figures.longest_gap;
    }
  self->shares[BAL_SHARE_WITH_OVERLAP] = figures.overlap_days > 0;
  for (gsize i = 0; i < self->states->n_moves; i++)
    self->shares[BAL_SHARE_WITH_JUMP] |=
      bal_level_move_get_jump (run->input->episodes, self->states->moves[i].from,
                               self->states->moves[i].to) == BAL_JUMP_UP;
}

static void
read_waits (const BalAnalysisRun *run, Scratch *self, gsize first, gsize count)
{
  bal_child_waits_run (self->waits, run->input->episodes, first, count, &run->window, run->plan);
  if (self->waits->n_waits == 0)
    return;
  self->metrics[BAL_METRIC_WAITING_DAYS] = self->waits->all.n_days;
  self->metrics[BAL_METRIC_IDLE_WAITING_DAYS] = self->waits->all.idle_days;
  self->shares[BAL_SHARE_WITH_IDLE_WAIT] = self->waits->all.idle_days > 0;
}

static void
read_child (const BalAnalysisRun *run, Scratch *self, gsize first, gsize count)
{
  static const BalMetric untold[] = { BAL_METRIC_GAP_DAYS, BAL_METRIC_LONGEST_GAP_DAYS,
                                      BAL_METRIC_MINUTES, BAL_METRIC_WAITING_DAYS,
                                      BAL_METRIC_IDLE_WAITING_DAYS };

  for (guint i = 0; i < BAL_N_METRICS; i++)
    self->metrics[i] = 0;
  for (guint i = 0; i < G_N_ELEMENTS (untold); i++)
    self->metrics[untold[i]] = -1;
  for (guint i = 0; i < BAL_N_SHARES; i++)
    self->shares[i] = 0;
  self->shares[BAL_SHARE_WITH_IDLE_WAIT] = -1;
  read_rows (run, self, first, count);
  read_days (run, self, first, count);
  read_waits (run, self, first, count);
}

static void
count_waits (const BalAnalysisRun *run, const Scratch *self, BalTally *tally, guint group, guint of)
{
  for (gsize i = 0; i < self->waits->n_waits; i++)
    {
      const BalChildWait *wait = &self->waits->waits[i];
      gint32 before = MIN (run->window.first - wait->requested, wait->length);
      guint kind = wait->state - BAL_WAIT_STARTED;

      if (wait->state == BAL_WAIT_RETROSPECTIVE || !bal_analysis_run_counts (run, wait->row))
        continue;
      bal_tally_record (tally, group, bal_compared_get_histogram (of, BAL_N_METRICS + kind),
                        (guint64) wait->length, 1);
      if (before > 0)
        bal_tally_record (tally, group,
                          bal_compared_get_histogram (of, BAL_N_METRICS + BAL_COMPARED_LATE),
                          (guint64) before, 1);
    }
}

static void
count_in_group (const BalAnalysisRun *run,
                const Scratch *self,
                BalTally *tally,
                guint group,
                guint of)
{
  bal_tally_add (tally, group, bal_compared_get_counter (of, 0), 1);
  for (guint i = 0; i < BAL_N_SHARES; i++)
    if (self->shares[i] >= 0)
      {
        bal_tally_add (tally, group, bal_compared_get_counter (of, 1 + 2 * i), self->shares[i]);
        bal_tally_add (tally, group, bal_compared_get_counter (of, 2 + 2 * i), 1);
      }
  for (guint i = 0; i < BAL_N_METRICS; i++)
    if (self->metrics[i] >= 0)
      bal_tally_record (tally, group, bal_compared_get_histogram (of, i),
                        (guint64) self->metrics[i], 1);
  count_waits (run, self, tally, group, of);
}

/* Every child of a cohort counts, also one without a unit in the period; into groups of episodes
 * it comes by its rows alone. */
static void
enter_groups (const BalAnalysisRun *run, BalTally *tally, gsize first, gsize count)
{
  gboolean is_of_child = run->by.n > 0;

  for (guint i = 0; i < run->by.n; i++)
    is_of_child = is_of_child && bal_attribute_is_of_child (run->by.attributes[i]);
  bal_tally_enter (tally, BAL_TALLY_TOTAL);
  if (is_of_child)
    bal_tally_enter (tally, bal_tally_get_group (tally, first));
  else
    bal_analysis_run_enter (run, tally, first, count);
}

static void
bal_cohort_comparison_count_child (const BalAnalysisRun *run,
                                   gpointer scratch,
                                   BalTally *tally,
                                   gsize child,
                                   gsize first,
                                   gsize count)
{
  BalCohortComparison *self = BAL_COHORT_COMPARISON (run->analysis);
  gboolean is_in[2];

  for (guint i = 0; i < 2; i++)
    is_in[i] = self->cohorts[i] && bal_cohort_contains (self->cohorts[i], (guint) child);
  if (!is_in[0] && !is_in[1])
    return;
  read_child (run, scratch, first, count);
  enter_groups (run, tally, first, count);
  for (guint i = 0; i < tally->groups->len; i++)
    {
      guint group = g_array_index (tally->groups, guint, i);

      for (guint of = 0; of < 2; of++)
        if (is_in[of])
          count_in_group (run, scratch, tally, group, of);
      bal_tally_add (tally, group, BAL_COMPARED_BOTH, is_in[0] && is_in[1]);
    }
}

static void
bal_cohort_comparison_finish (BalAnalysis *self, BalReport *report)
{
  bal_cohort_comparison_report (report);
}

static void
bal_cohort_comparison_finalize (GObject *object)
{
  BalCohortComparison *self = BAL_COHORT_COMPARISON (object);

  g_clear_object (&self->cohorts[0]);
  g_clear_object (&self->cohorts[1]);

  G_OBJECT_CLASS (bal_cohort_comparison_parent_class)->finalize (object);
}

static void
bal_cohort_comparison_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalCohortComparison *self = BAL_COHORT_COMPARISON (object);

  if (id == PROP_COHORT_A || id == PROP_COHORT_B)
    g_value_set_object (value, self->cohorts[id - PROP_COHORT_A]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
bal_cohort_comparison_set_property (GObject *object,
                                    guint id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  BalCohortComparison *self = BAL_COHORT_COMPARISON (object);

  if (id == PROP_COHORT_A || id == PROP_COHORT_B)
    self->cohorts[id - PROP_COHORT_A] = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
bal_cohort_comparison_class_init (BalCohortComparisonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BalAnalysisClass *analysis_class = &klass->parent_class;
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bal_cohort_comparison_finalize;
  object_class->get_property = bal_cohort_comparison_get_property;
  object_class->set_property = bal_cohort_comparison_set_property;
  analysis_class->name = "cohort_comparison";
  analysis_class->prepare = bal_cohort_comparison_prepare;
  analysis_class->plan_free = g_free;
  analysis_class->describe = bal_cohort_comparison_describe;
  analysis_class->scratch_new = scratch_new;
  analysis_class->scratch_free = scratch_free;
  analysis_class->count_child = bal_cohort_comparison_count_child;
  analysis_class->finish = bal_cohort_comparison_finish;

  /**
   * BalCohortComparison:cohort-a:
   *
   * The one cohort; %NULL is nobody.
   *
   * Since: 0.1
   */
  props[PROP_COHORT_A] = g_param_spec_object ("cohort-a", NULL, NULL, BAL_TYPE_COHORT, flags);
  /**
   * BalCohortComparison:cohort-b:
   *
   * The other cohort, with which the first one is compared; %NULL is nobody.
   *
   * Since: 0.1
   */
  props[PROP_COHORT_B] = g_param_spec_object ("cohort-b", NULL, NULL, BAL_TYPE_COHORT, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bal_cohort_comparison_init (BalCohortComparison *self)
{
}

/**
 * bal_cohort_comparison_new:
 * @a: the one cohort
 * @b: the other cohort, of the same caseload
 * @as_at: the last day that is known, in days since 1970-01-01
 * @period: (nullable): the days that are counted, or %NULL for everything up to @as_at
 *
 * Creates a comparison of two cohorts; the other options are properties.
 *
 * Running it on another caseload than that of the cohorts is an error.
 *
 * Returns: (transfer full): a new analysis
 *
 * Since: 0.1
 */
BalCohortComparison *
bal_cohort_comparison_new (BalCohort *a, BalCohort *b, gint32 as_at, BalPeriod *period)
{
  g_return_val_if_fail (BAL_IS_COHORT (a) && BAL_IS_COHORT (b), NULL);

  return g_object_new (BAL_TYPE_COHORT_COMPARISON, "cohort-a", a, "cohort-b", b, "as-at", as_at,
                       "period", period, NULL);
}
