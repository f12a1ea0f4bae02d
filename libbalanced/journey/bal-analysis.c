/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-analysis.h"

#include "libbalanced/caseload/bal-caseload-private.h"
#include "libbalanced/caseload/bal-cohort-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-period.h"
#include "libbalanced/core/bal-progress.h"
#include "libbalanced/core/bal-task-private.h"
#include "libbalanced/journey/bal-analysis-private.h"
#include "libbalanced/journey/bal-analysis-store-private.h"

/**
 * BalAnalysis:
 *
 * Counts something in a caseload, as at a day.
 *
 * What is counted is in the subclasses. All of them take the same options: the as-at date, which
 * must be given because nothing here reads the clock; the period, by default everything up to
 * it; how episodes belong to the period; what to group by; which children (a cohort, with all
 * their rows) and which rows (a selection) are looked at.
 *
 * [method@Balanced.Analysis.run] does all the work on threads of its own. For files that do not
 * fit the memory, and for clusters, [method@Balanced.Analysis.accumulate] counts the children of
 * one part, summaries are merged, and [method@Balanced.Analysis.finish] makes the result. The same
 * input gives the same bytes at any number of threads and parts.
 *
 * A group of the attributes in [property@Balanced.Analysis:by] has the episodes with these
 * values. Children are in every group in which they have an episode that is counted, so a child
 * may be in several; the tables whose names end in "_total" count each child once.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Since: 0.1
 */

enum
{
  PROP_0,
  PROP_AS_AT,
  PROP_PERIOD,
  PROP_BASIS,
  PROP_BY,
  PROP_COHORT,
  PROP_SELECTION,
  PROP_N_THREADS,
  PROP_OBSERVATION_DAYS,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_ABSTRACT_TYPE (BalAnalysis, bal_analysis, G_TYPE_OBJECT)

static void
bal_analysis_finalize (GObject *object)
{
  BalAnalysis *self = BAL_ANALYSIS (object);

  g_clear_pointer (&self->period, bal_period_unref);
  g_clear_pointer (&self->by, g_strfreev);
  g_clear_object (&self->cohort);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (bal_analysis_parent_class)->finalize (object);
}

static void
bal_analysis_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalAnalysis *self = BAL_ANALYSIS (object);

  switch (id)
    {
    case PROP_AS_AT:
      g_value_set_int (value, self->as_at);
      break;
    case PROP_PERIOD:
      g_value_set_boxed (value, self->period);
      break;
    case PROP_BASIS:
      g_value_set_enum (value, self->basis);
      break;
    case PROP_BY:
      g_value_set_boxed (value, self->by);
      break;
    case PROP_COHORT:
      g_value_set_object (value, self->cohort);
      break;
    case PROP_SELECTION:
      g_value_set_object (value, self->selection);
      break;
    case PROP_N_THREADS:
      g_value_set_uint (value, self->n_threads);
      break;
    case PROP_OBSERVATION_DAYS:
      g_value_set_uint (value, self->observation_days);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_analysis_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BalAnalysis *self = BAL_ANALYSIS (object);

  switch (id)
    {
    case PROP_AS_AT:
      self->as_at = g_value_get_int (value);
      break;
    case PROP_PERIOD:
      self->period = g_value_dup_boxed (value);
      break;
    case PROP_BASIS:
      self->basis = (BalBasis) g_value_get_enum (value);
      break;
    case PROP_BY:
      g_strfreev (self->by);
      self->by = g_value_dup_boxed (value);
      if (!self->by)
        self->by = g_new0 (char *, 1);
      break;
    case PROP_COHORT:
      self->cohort = g_value_dup_object (value);
      break;
    case PROP_SELECTION:
      self->selection = g_value_dup_object (value);
      break;
    case PROP_N_THREADS:
      self->n_threads = g_value_get_uint (value);
      break;
    case PROP_OBSERVATION_DAYS:
      self->observation_days = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_analysis_class_init (BalAnalysisClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bal_analysis_finalize;
  object_class->get_property = bal_analysis_get_property;
  object_class->set_property = bal_analysis_set_property;

  /**
   * BalAnalysis:as-at: (getter get_as_at)
   *
   * The last day that is known, in days since 1970-01-01; it must be given.
   *
   * Since: 0.1
   */
  props[PROP_AS_AT] =
    g_param_spec_int ("as-at", NULL, NULL, G_MININT32, G_MAXINT32, BAL_DAY_NONE, flags);
  /**
   * BalAnalysis:period: (getter get_period)
   *
   * The days that are counted, by default everything up to the as-at date.
   *
   * Events count by their date. Figures made of days, such as concurrency and idle days, are
   * clipped to the period. A period that ends before the as-at date is looked at from its end. In
   * one that begins after the as-at date nothing has happened yet; what is waiting in it is what
   * waits at the as-at date. A move between levels counts by the day of the new level, whatever the
   * period cuts off before it.
   *
   * Since: 0.1
   */
  props[PROP_PERIOD] = g_param_spec_boxed ("period", NULL, NULL, BAL_TYPE_PERIOD, flags);
  /**
   * BalAnalysis:basis: (getter get_basis)
   *
   * How episodes belong to the period, by default active: with a covered day in it.
   *
   * Only balance and the three pyramids have another; the other analyses name their own.
   *
   * Since: 0.1
   */
  props[PROP_BASIS] =
    g_param_spec_enum ("basis", NULL, NULL, BAL_TYPE_BASIS, BAL_BASIS_ACTIVE, flags);
  /**
   * BalAnalysis:by: (getter get_by)
   *
   * What to group by: columns of episodes with codes, such as "agency" and "stage".
   *
   * Since: 0.1
   */
  props[PROP_BY] = g_param_spec_boxed ("by", NULL, NULL, G_TYPE_STRV, flags);
  /**
   * BalAnalysis:cohort: (getter get_cohort)
   *
   * Which children are looked at, with all their rows; %NULL: all of them.
   *
   * It must be a cohort of the caseload that is analysed.
   *
   * Since: 0.1
   */
  props[PROP_COHORT] = g_param_spec_object ("cohort", NULL, NULL, BAL_TYPE_COHORT, flags);
  /**
   * BalAnalysis:selection: (getter get_selection)
   *
   * Which rows are counted; %NULL: all of them.
   *
   * Figures about the days of a child, such as idle days and moves, look at all rows of a child
   * that has a counted one.
   *
   * Since: 0.1
   */
  props[PROP_SELECTION] = g_param_spec_object ("selection", NULL, NULL, BAL_TYPE_SELECTION, flags);
  /**
   * BalAnalysis:n-threads: (getter get_n_threads)
   *
   * How many threads to use; 0 is one for each processor. Results do not depend on it.
   *
   * Since: 0.1
   */
  props[PROP_N_THREADS] = g_param_spec_uint ("n-threads", NULL, NULL, 0, 64, 0, flags);
  /**
   * BalAnalysis:observation-days: (getter get_observation_days)
   *
   * For how many days a child must have been observed before "nothing before" is said.
   *
   * Since: 0.1
   */
  props[PROP_OBSERVATION_DAYS] =
    g_param_spec_uint ("observation-days", NULL, NULL, 0, G_MAXINT32, 365, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bal_analysis_init (BalAnalysis *self)
{
  self->by = g_new0 (char *, 1);
}

/**
 * bal_analysis_get_as_at: (get-property as-at)
 * @self: an analysis
 *
 * Gets the last day that is known.
 *
 * Returns: the day, in days since 1970-01-01; [const@Balanced.DAY_NONE] where none was given
 *
 * Since: 0.1
 */
gint32
bal_analysis_get_as_at (BalAnalysis *self)
{
  g_return_val_if_fail (BAL_IS_ANALYSIS (self), BAL_DAY_NONE);

  return self->as_at;
}

/**
 * bal_analysis_get_period: (get-property period)
 * @self: an analysis
 *
 * Gets the days that are counted.
 *
 * Returns: (transfer none) (nullable): the period; %NULL is everything up to the as-at date
 *
 * Since: 0.1
 */
BalPeriod *
bal_analysis_get_period (BalAnalysis *self)
{
  g_return_val_if_fail (BAL_IS_ANALYSIS (self), NULL);

  return self->period;
}

/**
 * bal_analysis_get_basis: (get-property basis)
 * @self: an analysis
 *
 * Gets how episodes belong to the period.
 *
 * Returns: the basis
 *
 * Since: 0.1
 */
BalBasis
bal_analysis_get_basis (BalAnalysis *self)
{
  g_return_val_if_fail (BAL_IS_ANALYSIS (self), BAL_BASIS_NONE);

  return self->basis;
}

/**
 * bal_analysis_get_by: (get-property by)
 * @self: an analysis
 *
 * Gets what the analysis groups by.
 *
 * Returns: (transfer none) (array zero-terminated=1): names of columns
 *
 * Since: 0.1
 */
const char *const *
bal_analysis_get_by (BalAnalysis *self)
{
  g_return_val_if_fail (BAL_IS_ANALYSIS (self), NULL);

  return (const char *const *) self->by;
}

/**
 * bal_analysis_get_n_threads: (get-property n-threads)
 * @self: an analysis
 *
 * Gets how many threads are used.
 *
 * Returns: the number; 0 is one for each processor
 *
 * Since: 0.1
 */
guint
bal_analysis_get_n_threads (BalAnalysis *self)
{
  g_return_val_if_fail (BAL_IS_ANALYSIS (self), 0);

  return self->n_threads;
}

/**
 * bal_analysis_get_observation_days: (get-property observation-days)
 * @self: an analysis
 *
 * Gets for how many days a child must have been observed.
 *
 * Returns: the number of days
 *
 * Since: 0.1
 */
guint
bal_analysis_get_observation_days (BalAnalysis *self)
{
  g_return_val_if_fail (BAL_IS_ANALYSIS (self), 0);

  return self->observation_days;
}

/**
 * bal_analysis_get_cohort: (get-property cohort)
 * @self: an analysis
 *
 * Gets which children are looked at.
 *
 * Returns: (transfer none) (nullable): the cohort; %NULL where all of them are
 *
 * Since: 0.1
 */
BalCohort *
bal_analysis_get_cohort (BalAnalysis *self)
{
  g_return_val_if_fail (BAL_IS_ANALYSIS (self), NULL);

  return self->cohort;
}

/**
 * bal_analysis_get_selection: (get-property selection)
 * @self: an analysis
 *
 * Gets which rows are counted.
 *
 * Returns: (transfer none) (nullable): the selection; %NULL where all of them are
 *
 * Since: 0.1
 */
BalSelection *
bal_analysis_get_selection (BalAnalysis *self)
{
  g_return_val_if_fail (BAL_IS_ANALYSIS (self), NULL);

  return self->selection;
}

/* A cohort is row numbers of one caseload, and would mean other children in another. */
static BalAnalysisStore *
open_caseload (BalAnalysis *self, BalCaseload *caseload, GError **error)
{
  g_autoptr (BalAnalysisStore) store = bal_analysis_store_new (bal_caseload_get_store (caseload));

  if (self->cohort && bal_cohort_get_caseload (self->cohort) != caseload)
    {
      g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                   "Running the analysis “%s”: the cohort is of another caseload",
                   BAL_ANALYSIS_GET_CLASS (self)->name);
      return NULL;
    }
  if (self->cohort)
    store->input.cohort = bal_cohort_get_bitmap (self->cohort);
  if (self->selection && !bal_analysis_store_select (store, self->selection, error))
    return NULL;
  return g_steal_pointer (&store);
}

/**
 * bal_analysis_run:
 * @self: an analysis
 * @caseload: the caseload
 * @progress: (nullable): where to say how far it is
 * @cancellable: (nullable): what may stop it
 * @error: return location for an error
 *
 * Counts in a caseload and makes the result.
 *
 * Returns: (transfer full): the result; [error@Balanced.Error] where the options do not make
 *   sense for this caseload, and %G_IO_ERROR_CANCELLED
 *
 * Since: 0.1
 */
BalResult *
bal_analysis_run (BalAnalysis *self,
                  BalCaseload *caseload,
                  BalProgress *progress,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (BalAnalysisStore) input = NULL;

  g_return_val_if_fail (BAL_IS_ANALYSIS (self), NULL);
  g_return_val_if_fail (BAL_IS_CASELOAD (caseload), NULL);
  g_return_val_if_fail (!progress || BAL_IS_PROGRESS (progress), NULL);

  input = open_caseload (self, caseload, error);
  if (!input)
    return NULL;
  return bal_analysis_run_input (self, &input->input, progress, cancellable, error);
}

typedef struct
{
  BalCaseload *caseload; /* owned */
  BalProgress *progress; /* owned, nullable */
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  g_object_unref (run->caseload);
  g_clear_object (&run->progress);
  g_free (run);
}

static gpointer
run_work (gpointer self, gpointer data, GCancellable *cancellable, GError **error)
{
  const Run *run = data;

  return bal_analysis_run (self, run->caseload, run->progress, cancellable, error);
}

/**
 * bal_analysis_run_async:
 * @self: an analysis
 * @caseload: the caseload
 * @progress: (nullable): where to say how far it is
 * @cancellable: (nullable): what may stop it
 * @callback: (scope async) (nullable): called when it is done, in the thread-default main context
 * of this thread
 * @user_data: for @callback
 *
 * Counts in a caseload and makes the result, on threads of its own.
 *
 * It is [method@Balanced.Analysis.run] for programs that must not wait. Finish it with
 * [method@Balanced.Analysis.run_finish].
 *
 * Since: 0.1
 */
void
bal_analysis_run_async (BalAnalysis *self,
                        BalCaseload *caseload,
                        BalProgress *progress,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Run *run = NULL;
  GTask *task = NULL;

  g_return_if_fail (BAL_IS_ANALYSIS (self));
  g_return_if_fail (BAL_IS_CASELOAD (caseload));
  g_return_if_fail (!progress || BAL_IS_PROGRESS (progress));
  g_return_if_fail (!cancellable || G_IS_CANCELLABLE (cancellable));

  run = g_new0 (Run, 1);
  run->caseload = g_object_ref (caseload);
  g_set_object (&run->progress, progress);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bal_analysis_run_async);
  bal_task_run (task, run_work, run, run_free);
}

/**
 * bal_analysis_run_finish:
 * @self: an analysis
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Finishes what [method@Balanced.Analysis.run_async] began.
 *
 * Returns: (transfer full): the result, or %NULL with an error of [method@Balanced.Analysis.run]
 *
 * Since: 0.1
 */
BalResult *
bal_analysis_run_finish (BalAnalysis *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (BAL_IS_ANALYSIS (self), NULL);

  return bal_task_finish (result, self, bal_analysis_run_async, error);
}

/**
 * bal_analysis_accumulate:
 * @self: an analysis
 * @caseload: the caseload
 * @first_child: the number of the first child, from 0
 * @n_children: how many children to count
 * @error: return location for an error
 *
 * Counts some children of a caseload, on the calling thread.
 *
 * Returns: (transfer full): what was counted; [error@Balanced.Error] where the options do not make
 *   sense for this caseload, or it does not have these children
 *
 * Since: 0.1
 */
BalSummary *
bal_analysis_accumulate (BalAnalysis *self,
                         BalCaseload *caseload,
                         guint first_child,
                         guint n_children,
                         GError **error)
{
  g_autoptr (BalAnalysisStore) input = NULL;

  g_return_val_if_fail (BAL_IS_ANALYSIS (self), NULL);
  g_return_val_if_fail (BAL_IS_CASELOAD (caseload), NULL);

  input = open_caseload (self, caseload, error);
  if (!input)
    return NULL;
  return bal_analysis_accumulate_input (self, &input->input, first_child, n_children, error);
}
