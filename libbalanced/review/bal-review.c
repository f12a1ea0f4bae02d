/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/review/bal-review-private.h"

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings-builder-private.h"
#include "libbalanced/core/bal-object-list-private.h"
#include "libbalanced/core/bal-period.h"
#include "libbalanced/review/bal-review-plan-private.h"

/**
 * BalReview:
 *
 * The review of an area: what its documents say, and what its children receive.
 *
 * A review runs every analysis for which there is something to look at, and gathers their tables,
 * findings and charts. An area's document alone already gives a useful review; each table that is
 * missing says what it would add, and what it needs.
 *
 * ```c
 * g_autoptr (BalReview) review = bal_review_run (area, caseload, as_at, period, NULL, &error);
 *
 * if (review == NULL || !bal_review_save (review, folder, "exact", NULL, &error))
 *   g_printerr ("%s\n", error->message);
 * ```
 *
 * ```python
 * review = Balanced.review(area, caseload, as_at='2021-02-28', period=('2020-03-01', '2021-02-28'))
 * review.tables['balance'].to_pandas()
 * review.save('out', policy='exact')
 * ```
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: O6.
 *
 * Since: 0.1
 */

struct _BalReview
{
  GObject parent_instance;

  BalArea *area;     /* owned; nullable */
  BalReview *before; /* owned; nullable; that it is compared with */
  gint32 as_at;
  BalPeriod *period; /* owned; nullable */
  gboolean was_read;
  gboolean has_children;
  gboolean synthetic;
  gboolean needs_policy;
  GListModel *results;   /* owned, of BalResult; never changes, and so the others */
  GListModel *tables;    /* owned, of BalTable */
  GListModel *charts;    /* owned, of BalChart */
  BalFindings *findings; /* owned */
};

enum
{
  PROP_0,
  PROP_AREA,
  PROP_BEFORE,
  PROP_AS_AT,
  PROP_PERIOD,
  PROP_SYNTHETIC,
  PROP_NEEDS_POLICY,
  PROP_RESULTS,
  PROP_TABLES,
  PROP_CHARTS,
  PROP_FINDINGS,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (BalReview, bal_review, G_TYPE_OBJECT)

static void
bal_review_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalReview *self = BAL_REVIEW (object);

  switch (id)
    {
    case PROP_AREA:
      g_value_set_object (value, self->area);
      break;
    case PROP_BEFORE:
      g_value_set_object (value, self->before);
      break;
    case PROP_AS_AT:
      g_value_set_int (value, self->as_at);
      break;
    case PROP_PERIOD:
      g_value_set_boxed (value, self->period);
      break;
    case PROP_SYNTHETIC:
      g_value_set_boolean (value, self->synthetic);
      break;
    case PROP_NEEDS_POLICY:
      g_value_set_boolean (value, self->needs_policy);
      break;
    case PROP_RESULTS:
      g_value_set_object (value, self->results);
      break;
    case PROP_TABLES:
      g_value_set_object (value, self->tables);
      break;
    case PROP_CHARTS:
      g_value_set_object (value, self->charts);
      break;
    case PROP_FINDINGS:
      g_value_set_object (value, self->findings);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_review_finalize (GObject *object)
{
  BalReview *self = BAL_REVIEW (object);

  g_clear_object (&self->area);
  g_clear_object (&self->before);
  g_clear_pointer (&self->period, bal_period_unref);
  g_clear_object (&self->results);
  g_clear_object (&self->tables);
  g_clear_object (&self->charts);
  g_clear_object (&self->findings);

  G_OBJECT_CLASS (bal_review_parent_class)->finalize (object);
}

static void
bal_review_class_init (BalReviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = bal_review_get_property;
  object_class->finalize = bal_review_finalize;

  /**
   * BalReview:area: (getter get_area)
   *
   * The area that was reviewed, or %NULL.
   *
   * Since: 0.1
   */
  properties[PROP_AREA] = g_param_spec_object ("area", NULL, NULL, BAL_TYPE_AREA, flags);

  /**
   * BalReview:before: (getter get_before)
   *
   * The review that this one, which is a comparison, holds against a later one, or %NULL.
   *
   * Since: 0.1
   */
  properties[PROP_BEFORE] = g_param_spec_object ("before", NULL, NULL, BAL_TYPE_REVIEW, flags);

  /**
   * BalReview:as-at: (getter get_as_at)
   *
   * The day as at which everything is said, in days since 1970-01-01.
   *
   * Since: 0.1
   */
  properties[PROP_AS_AT] =
    g_param_spec_int ("as-at", NULL, NULL, G_MININT32, G_MAXINT32, BAL_DAY_NONE, flags);

  /**
   * BalReview:period: (getter get_period)
   *
   * The period in which events are counted, or %NULL for everything up to [property@Review:as-at].
   *
   * Since: 0.1
   */
  properties[PROP_PERIOD] = g_param_spec_boxed ("period", NULL, NULL, BAL_TYPE_PERIOD, flags);

  /**
   * BalReview:synthetic: (getter get_synthetic)
   *
   * Whether the children were made by a generator.
   *
   * Since: 0.1
   */
  properties[PROP_SYNTHETIC] = g_param_spec_boolean ("synthetic", NULL, NULL, FALSE, flags);

  /**
   * BalReview:needs-policy: (getter get_needs_policy)
   *
   * Whether there are figures about real children, so that saving needs a policy.
   *
   * Since: 0.1
   */
  properties[PROP_NEEDS_POLICY] = g_param_spec_boolean ("needs-policy", NULL, NULL, FALSE, flags);

  /**
   * BalReview:results: (getter get_results)
   *
   * The results of the parts, a list of [class@Balanced.Result].
   *
   * Since: 0.1
   */
  properties[PROP_RESULTS] = g_param_spec_object ("results", NULL, NULL, G_TYPE_LIST_MODEL, flags);

  /**
   * BalReview:tables: (getter get_tables)
   *
   * The tables of all parts, a list of [class@Balanced.Table].
   *
   * Since: 0.1
   */
  properties[PROP_TABLES] = g_param_spec_object ("tables", NULL, NULL, G_TYPE_LIST_MODEL, flags);

  /**
   * BalReview:charts: (getter get_charts)
   *
   * The pictures of the tables, a list of [class@Balanced.Chart].
   *
   * Since: 0.1
   */
  properties[PROP_CHARTS] = g_param_spec_object ("charts", NULL, NULL, G_TYPE_LIST_MODEL, flags);

  /**
   * BalReview:findings: (getter get_findings)
   *
   * The findings of all parts.
   *
   * Since: 0.1
   */
  properties[PROP_FINDINGS] =
    g_param_spec_object ("findings", NULL, NULL, BAL_TYPE_FINDINGS, flags);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static GPtrArray *
new_objects (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

static void
bal_review_init (BalReview *self)
{
  self->as_at = BAL_DAY_NONE;
  self->results = bal_object_list_new_take (BAL_TYPE_RESULT, new_objects ());
  self->tables = bal_object_list_new_take (BAL_TYPE_TABLE, new_objects ());
  self->charts = bal_object_list_new_take (BAL_TYPE_CHART, new_objects ());
  self->findings = g_object_new (BAL_TYPE_FINDINGS, NULL);
}

/* Several analyses may say the same thing of the same records: once is enough. Rows are put
 * together by the builder itself. */
static void
add_findings (BalFindingsBuilder *builder, GHashTable *seen, BalFindings *findings)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (findings));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BalFinding) finding = g_list_model_get_item (G_LIST_MODEL (findings), i);
      const char *subject = bal_finding_get_subject (finding);
      g_autofree char *message = bal_finding_dup_message (finding, NULL, "en");
      g_autofree char *key = g_strdup_printf ("%s\n%s\n%s", bal_finding_get_code (finding),
                                              subject != NULL ? subject : "", message);

      if (bal_finding_get_n_rows (finding) > 0 || g_hash_table_add (seen, g_steal_pointer (&key)))
        bal_findings_builder_add_nth (builder, findings, i);
    }
}

static gboolean
has_table (GPtrArray *tables, const char *name)
{
  for (guint i = 0; i < tables->len; i++)
    {
      if (g_str_equal (bal_table_get_name (g_ptr_array_index (tables, i)), name))
        return TRUE;
    }

  return FALSE;
}

static void
gather (BalReview *self)
{
  GPtrArray *gathered = new_objects ();
  g_autoptr (BalFindingsBuilder) builder = bal_findings_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_results = g_list_model_get_n_items (self->results);

  for (guint i = 0; i < n_results; i++)
    {
      g_autoptr (BalResult) result = g_list_model_get_item (self->results, i);
      GListModel *tables = bal_result_get_tables (result);

      add_findings (builder, seen, bal_result_get_findings (result));
      for (guint j = 0; j < g_list_model_get_n_items (tables); j++)
        {
          g_autoptr (BalTable) table = g_list_model_get_item (tables, j);

          /* Several analyses may say how far the records go: once is enough. */
          if (!has_table (gathered, bal_table_get_name (table)))
            g_ptr_array_add (gathered, g_steal_pointer (&table));
        }
    }
  g_clear_object (&self->tables);
  self->tables = bal_object_list_new_take (BAL_TYPE_TABLE, gathered);
  g_clear_object (&self->findings);
  self->findings = bal_findings_builder_end (g_steal_pointer (&builder));
}

static gboolean
check_days (gint32 as_at, BalPeriod *period, gboolean has_caseload, GError **error)
{
  if (as_at == BAL_DAY_NONE && has_caseload)
    {
      g_set_error_literal (
        error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
        "Running a review: a caseload needs the day as at which everything is said");
      return FALSE;
    }
  if (period != NULL && bal_period_get_end (period) != BAL_DAY_NONE &&
      bal_period_get_end (period) > as_at)
    {
      g_set_error_literal (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                           "Running a review: the period ends after the as-at day");
      return FALSE;
    }

  return TRUE;
}

/**
 * bal_review_run:
 * @area: (nullable): the area
 * @caseload: (nullable): the children and their episodes
 * @as_at: the day as at which everything is said, in days since 1970-01-01;
 *   [const@Balanced.DAY_NONE] is allowed where there is no caseload
 * @period: (nullable): the period in which events are counted, or %NULL for everything up to @as_at
 * @cancellable: (nullable): stops the review
 * @error: where an error is returned
 *
 * Runs every analysis for which there is something to look at.
 *
 * Either of the two may be left out: then the tables that would need it are missing, and the review
 * says what they would add. With neither there is nothing to review, which is an error.
 *
 * Returns: (transfer full): the review
 *
 * Throws: [error@Balanced.Error.INVALID_ARGUMENT]; #GIOErrorEnum when cancelled
 *
 * Since: 0.1
 */
BalReview *
bal_review_run (BalArea *area,
                BalCaseload *caseload,
                gint32 as_at,
                BalPeriod *period,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (BalReview) self = NULL;
  GListModel *results = NULL;

  g_return_val_if_fail (area == NULL || BAL_IS_AREA (area), NULL);
  g_return_val_if_fail (caseload == NULL || BAL_IS_CASELOAD (caseload), NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);

  if (area == NULL && caseload == NULL)
    {
      g_set_error_literal (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                           "Running a review: it needs an area, a caseload, or both");
      return NULL;
    }
  if (!check_days (as_at, period, caseload != NULL, error))
    return NULL;
  results = bal_review_run_parts (area, caseload, as_at, period, cancellable, error);
  if (results == NULL)
    return NULL;

  self = g_object_new (BAL_TYPE_REVIEW, NULL);
  g_set_object (&self->area, area);
  self->as_at = as_at;
  self->period = period != NULL ? bal_period_ref (period) : NULL;
  self->has_children = caseload != NULL;
  self->synthetic = caseload != NULL && bal_caseload_get_synthetic (caseload);
  self->needs_policy = self->has_children && !self->synthetic;
  g_clear_object (&self->results);
  self->results = results;
  gather (self);
  g_clear_object (&self->charts);
  self->charts = bal_review_draw_charts (self, caseload);

  return g_steal_pointer (&self);
}

BalReview *
bal_review_new_comparison (BalReview *after, BalReview *before, BalResult *result)
{
  BalReview *self = g_object_new (BAL_TYPE_REVIEW, NULL);
  GPtrArray *results = new_objects ();

  g_set_object (&self->area, after->area);
  g_set_object (&self->before, before);
  self->as_at = after->as_at;
  self->period = after->period != NULL ? bal_period_ref (after->period) : NULL;
  self->synthetic = after->synthetic || before->synthetic;
  self->needs_policy = after->needs_policy || before->needs_policy;
  g_ptr_array_add (results, g_object_ref (result));
  g_clear_object (&self->results);
  self->results = bal_object_list_new_take (BAL_TYPE_RESULT, results);
  gather (self);

  return self;
}

BalReview *
bal_review_new_read (const BalReviewContents *contents)
{
  BalReview *self = g_object_new (BAL_TYPE_REVIEW, NULL);

  g_set_object (&self->area, contents->area);
  self->as_at = contents->as_at;
  self->period = contents->period != NULL ? bal_period_ref (contents->period) : NULL;
  self->was_read = TRUE;
  self->has_children = contents->has_children;
  self->synthetic = contents->synthetic;
  self->needs_policy = self->has_children && !self->synthetic;
  g_clear_object (&self->results);
  self->results = bal_object_list_new_take (BAL_TYPE_RESULT, g_ptr_array_ref (contents->results));
  g_clear_object (&self->tables);
  self->tables = bal_object_list_new_take (BAL_TYPE_TABLE, g_ptr_array_ref (contents->tables));

  return self;
}

gboolean
bal_review_was_read (BalReview *self)
{
  return self->was_read;
}

gboolean
bal_review_has_children (BalReview *self)
{
  return self->has_children;
}

/**
 * bal_review_get_area:
 * @self: a review
 *
 * Gets the area that was reviewed.
 *
 * Returns: (transfer none) (nullable): the area
 *
 * Since: 0.1
 */
BalArea *
bal_review_get_area (BalReview *self)
{
  g_return_val_if_fail (BAL_IS_REVIEW (self), NULL);

  return self->area;
}

/**
 * bal_review_get_before:
 * @self: a review
 *
 * Gets the review before, where this one is a comparison.
 *
 * Returns: (transfer none) (nullable): the review, or %NULL where this one is no comparison
 *
 * Features: N8.
 *
 * Since: 0.1
 */
BalReview *
bal_review_get_before (BalReview *self)
{
  g_return_val_if_fail (BAL_IS_REVIEW (self), NULL);

  return self->before;
}

/**
 * bal_review_get_as_at:
 * @self: a review
 *
 * Gets the day as at which everything is said.
 *
 * Returns: days since 1970-01-01
 *
 * Since: 0.1
 */
gint32
bal_review_get_as_at (BalReview *self)
{
  g_return_val_if_fail (BAL_IS_REVIEW (self), BAL_DAY_NONE);

  return self->as_at;
}

/**
 * bal_review_get_period:
 * @self: a review
 *
 * Gets the period in which events are counted.
 *
 * Returns: (transfer none) (nullable): the period, or %NULL for everything up to the as-at day
 *
 * Since: 0.1
 */
BalPeriod *
bal_review_get_period (BalReview *self)
{
  g_return_val_if_fail (BAL_IS_REVIEW (self), NULL);

  return self->period;
}

/**
 * bal_review_get_synthetic:
 * @self: a review
 *
 * Says whether the children were made by a generator.
 *
 * Returns: whether they are synthetic
 *
 * Since: 0.1
 */
gboolean
bal_review_get_synthetic (BalReview *self)
{
  g_return_val_if_fail (BAL_IS_REVIEW (self), FALSE);

  return self->synthetic;
}

/**
 * bal_review_get_needs_policy:
 * @self: a review
 *
 * Says whether there are figures about real children, so that saving needs a policy.
 *
 * Returns: whether a policy is needed
 *
 * Since: 0.1
 */
gboolean
bal_review_get_needs_policy (BalReview *self)
{
  g_return_val_if_fail (BAL_IS_REVIEW (self), TRUE);

  return self->needs_policy;
}

/**
 * bal_review_get_results:
 * @self: a review
 *
 * Gets the results of the parts.
 *
 * Returns: (transfer none): a list of [class@Balanced.Result]
 *
 * Since: 0.1
 */
GListModel *
bal_review_get_results (BalReview *self)
{
  g_return_val_if_fail (BAL_IS_REVIEW (self), NULL);

  return self->results;
}

/**
 * bal_review_get_tables:
 * @self: a review
 *
 * Gets the tables of all parts.
 *
 * Returns: (transfer none): a list of [class@Balanced.Table]
 *
 * Since: 0.1
 */
GListModel *
bal_review_get_tables (BalReview *self)
{
  g_return_val_if_fail (BAL_IS_REVIEW (self), NULL);

  return self->tables;
}

/**
 * bal_review_get_charts:
 * @self: a review
 *
 * Gets the pictures of the tables.
 *
 * Returns: (transfer none): a list of [class@Balanced.Chart]
 *
 * Since: 0.1
 */
GListModel *
bal_review_get_charts (BalReview *self)
{
  g_return_val_if_fail (BAL_IS_REVIEW (self), NULL);

  return self->charts;
}

/**
 * bal_review_get_findings:
 * @self: a review
 *
 * Gets the findings of all parts.
 *
 * Returns: (transfer none): the findings
 *
 * Since: 0.1
 */
BalFindings *
bal_review_get_findings (BalReview *self)
{
  g_return_val_if_fail (BAL_IS_REVIEW (self), NULL);

  return self->findings;
}

/**
 * bal_review_lookup_table:
 * @self: a review
 * @name: the name of a table, such as "balance"
 *
 * Finds a table by its name.
 *
 * Returns: (transfer none) (nullable): the table, or %NULL when there is none of that name
 *
 * Since: 0.1
 */
BalTable *
bal_review_lookup_table (BalReview *self, const char *name)
{
  guint n = 0;

  g_return_val_if_fail (BAL_IS_REVIEW (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  n = g_list_model_get_n_items (self->tables);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BalTable) table = g_list_model_get_item (self->tables, i);

      if (g_str_equal (bal_table_get_name (table), name))
        return table;
    }

  return NULL;
}

/**
 * bal_review_dup_missing_tables:
 * @self: a review
 *
 * Names the tables that a review can have and this one has not.
 *
 * The JSON and the page say of each what it would add, and what it needs. A comparison misses none.
 *
 * Returns: (transfer full) (array zero-terminated=1): names of tables, in the order of the page
 *
 * Since: 0.1
 */
char **
bal_review_dup_missing_tables (BalReview *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  guint n_plans = 0;
  const BalReviewPlan *plans = bal_review_get_plans (&n_plans);

  g_return_val_if_fail (BAL_IS_REVIEW (self), NULL);

  for (guint i = 0; i < n_plans; i++)
    {
      if (self->before == NULL && plans[i].needs != NULL &&
          bal_review_lookup_table (self, plans[i].name) == NULL)
        g_strv_builder_add (names, plans[i].name);
    }

  return g_strv_builder_end (names);
}

/**
 * bal_review_to_json:
 * @self: a review
 *
 * Writes everything that the review found as JSON.
 *
 * The same review gives the same bytes in every language and on every run: computed figures are
 * written with 12 significant digits, and nothing about the machine or the clock is in the text.
 * This is data in the memory of the program; what leaves it is written by [method@Review.save].
 *
 * Returns: (transfer full): JSON text, in UTF-8
 *
 * Since: 0.1
 */
char *
bal_review_to_json (BalReview *self)
{
  g_return_val_if_fail (BAL_IS_REVIEW (self), NULL);

  return bal_review_write_json (self, NULL);
}

/**
 * bal_review_to_html:
 * @self: a review
 *
 * Writes the review as a page to read, on a screen or on paper.
 *
 * The page holds all that it needs: nothing is fetched from a network, and no script runs.
 *
 * Returns: (transfer full): an HTML document, in UTF-8
 *
 * Since: 0.1
 */
char *
bal_review_to_html (BalReview *self)
{
  g_return_val_if_fail (BAL_IS_REVIEW (self), NULL);

  return bal_review_write_html (self, NULL);
}
