/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-result-private.h"

#include "libbalanced/core/bal-findings.h"
#include "libbalanced/core/bal-object-list-private.h"
#include "libbalanced/core/bal-period.h"
#include "libbalanced/core/bal-table.h"

/**
 * BalResult:
 *
 * What an analysis gives: named tables, findings, and what they were made from.
 *
 * The as-at date, the period, the options, the version of the framework and the digest of the
 * input say which question this is the answer to. Figures of a result are exact: nothing is
 * suppressed. A result about synthetic children says so.
 *
 * ```c
 * BalTable *balance = bal_result_lookup_table (result, "balance");
 * BalFindings *findings = bal_result_get_findings (result);
 * ```
 *
 * ```python
 * result.tables['balance'].to_pandas()
 * for finding in result.findings:
 *     print(finding.message)
 * ```
 *
 * Thread safety: immutable, may be used from any thread.
 *
 * Features: O5.
 *
 * Since: 0.1
 */

struct _BalResult
{
  GObject parent_instance;

  char *name;        /* owned */
  gint32 as_at;      /* BAL_DAY_NONE where there is none */
  BalPeriod *period; /* owned, nullable */
  gboolean synthetic;
  char *framework_version; /* owned, nullable */
  char *input_digest;      /* owned, nullable */
  GVariant *options;       /* owned; a{ss} */
  GListModel *tables;      /* owned; of BalTable */
  BalFindings *findings;   /* owned */
};

enum
{
  PROP_0,
  PROP_NAME,
  PROP_AS_AT,
  PROP_PERIOD,
  PROP_SYNTHETIC,
  PROP_FRAMEWORK_VERSION,
  PROP_INPUT_DIGEST,
  PROP_OPTIONS,
  PROP_TABLES,
  PROP_FINDINGS,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (BalResult, bal_result, G_TYPE_OBJECT)

static void
bal_result_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  BalResult *self = BAL_RESULT (object);

  switch (property_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
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
    case PROP_FRAMEWORK_VERSION:
      g_value_set_string (value, self->framework_version);
      break;
    case PROP_INPUT_DIGEST:
      g_value_set_string (value, self->input_digest);
      break;
    case PROP_OPTIONS:
      g_value_set_variant (value, self->options);
      break;
    case PROP_TABLES:
      g_value_set_object (value, self->tables);
      break;
    case PROP_FINDINGS:
      g_value_set_object (value, self->findings);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bal_result_finalize (GObject *object)
{
  BalResult *self = BAL_RESULT (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->period, bal_period_unref);
  g_clear_pointer (&self->framework_version, g_free);
  g_clear_pointer (&self->input_digest, g_free);
  g_clear_pointer (&self->options, g_variant_unref);
  g_clear_object (&self->tables);
  g_clear_object (&self->findings);

  G_OBJECT_CLASS (bal_result_parent_class)->finalize (object);
}

static void
bal_result_class_init (BalResultClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = bal_result_get_property;
  object_class->finalize = bal_result_finalize;

  /**
   * BalResult:name: (getter get_name)
   *
   * Which analysis this is the result of.
   *
   * Since: 0.1
   */
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);

  /**
   * BalResult:as-at: (getter get_as_at)
   *
   * The last day that was looked at, counted from 1970-01-01; the least integer where there is
   * none.
   *
   * Since: 0.1
   */
  properties[PROP_AS_AT] =
    g_param_spec_int ("as-at", NULL, NULL, G_MININT32, G_MAXINT32, BAL_DAY_NONE, flags);

  /**
   * BalResult:period: (getter get_period)
   *
   * The period whose events were counted.
   *
   * Since: 0.1
   */
  properties[PROP_PERIOD] = g_param_spec_boxed ("period", NULL, NULL, BAL_TYPE_PERIOD, flags);

  /**
   * BalResult:synthetic: (getter get_synthetic)
   *
   * Whether the children were synthetic.
   *
   * Since: 0.1
   */
  properties[PROP_SYNTHETIC] = g_param_spec_boolean ("synthetic", NULL, NULL, FALSE, flags);

  /**
   * BalResult:framework-version: (getter get_framework_version)
   *
   * The version of the framework whose codes the tables use.
   *
   * Since: 0.1
   */
  properties[PROP_FRAMEWORK_VERSION] =
    g_param_spec_string ("framework-version", NULL, NULL, NULL, flags);

  /**
   * BalResult:input-digest: (getter get_input_digest)
   *
   * A digest of the input, which changes when the input does.
   *
   * Since: 0.1
   */
  properties[PROP_INPUT_DIGEST] = g_param_spec_string ("input-digest", NULL, NULL, NULL, flags);

  /**
   * BalResult:options: (getter get_options)
   *
   * The options of the analysis, as text by name.
   *
   * Since: 0.1
   */
  properties[PROP_OPTIONS] =
    g_param_spec_variant ("options", NULL, NULL, G_VARIANT_TYPE ("a{ss}"), NULL, flags);

  /**
   * BalResult:tables: (getter get_tables)
   *
   * The tables, a list of [class@Balanced.Table].
   *
   * Since: 0.1
   */
  properties[PROP_TABLES] = g_param_spec_object ("tables", NULL, NULL, G_TYPE_LIST_MODEL, flags);

  /**
   * BalResult:findings: (getter get_findings)
   *
   * What was noticed.
   *
   * Since: 0.1
   */
  properties[PROP_FINDINGS] =
    g_param_spec_object ("findings", NULL, NULL, BAL_TYPE_FINDINGS, flags);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static GVariant *
no_options (void)
{
  return g_variant_ref_sink (g_variant_new_array (G_VARIANT_TYPE ("{ss}"), NULL, 0));
}

static GPtrArray *
no_tables (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

static void
bal_result_init (BalResult *self)
{
  self->name = g_strdup ("");
  self->as_at = BAL_DAY_NONE;
  self->options = no_options ();
  self->tables = bal_object_list_new_take (BAL_TYPE_TABLE, no_tables ());
  self->findings = g_object_new (BAL_TYPE_FINDINGS, NULL);
}

BalResult *
bal_result_new_take (const BalResultInfo *info, GPtrArray *tables, BalFindings *findings)
{
  BalResult *self = g_object_new (BAL_TYPE_RESULT, NULL);

  if (info->name != NULL)
    {
      g_free (self->name);
      self->name = g_strdup (info->name);
    }
  self->as_at = info->as_at;
  self->period = info->period != NULL ? bal_period_ref (info->period) : NULL;
  self->synthetic = info->synthetic;
  self->framework_version = g_strdup (info->framework_version);
  self->input_digest = g_strdup (info->input_digest);
  if (info->options != NULL)
    {
      g_variant_unref (self->options);
      self->options = g_variant_ref_sink (info->options);
    }
  if (tables != NULL)
    {
      g_object_unref (self->tables);
      self->tables = bal_object_list_new_take (BAL_TYPE_TABLE, tables);
    }
  if (findings != NULL)
    {
      g_object_unref (self->findings);
      self->findings = findings;
    }

  return self;
}

/**
 * bal_result_get_name: (get-property name)
 * @self: a result
 *
 * Gets which analysis this is the result of.
 *
 * Returns: the name
 *
 * Since: 0.1
 */
const char *
bal_result_get_name (BalResult *self)
{
  g_return_val_if_fail (BAL_IS_RESULT (self), "");

  return self->name;
}

/**
 * bal_result_get_as_at: (get-property as-at)
 * @self: a result
 *
 * Gets the last day that was looked at.
 *
 * Returns: a day, counted from 1970-01-01, or %BAL_DAY_NONE
 *
 * Since: 0.1
 */
gint32
bal_result_get_as_at (BalResult *self)
{
  g_return_val_if_fail (BAL_IS_RESULT (self), BAL_DAY_NONE);

  return self->as_at;
}

/**
 * bal_result_get_period: (get-property period)
 * @self: a result
 *
 * Gets the period whose events were counted.
 *
 * Returns: (transfer none) (nullable): the period, or %NULL when it is everything up to the as-at
 *   date
 *
 * Since: 0.1
 */
BalPeriod *
bal_result_get_period (BalResult *self)
{
  g_return_val_if_fail (BAL_IS_RESULT (self), NULL);

  return self->period;
}

/**
 * bal_result_get_synthetic: (get-property synthetic)
 * @self: a result
 *
 * Gets whether the children were synthetic.
 *
 * Returns: whether nothing here is about real children
 *
 * Since: 0.1
 */
gboolean
bal_result_get_synthetic (BalResult *self)
{
  g_return_val_if_fail (BAL_IS_RESULT (self), FALSE);

  return self->synthetic;
}

/**
 * bal_result_get_framework_version: (get-property framework-version)
 * @self: a result
 *
 * Gets the version of the framework whose codes the tables use.
 *
 * Features: A9.
 *
 * Returns: (nullable): the version, or %NULL when no framework was used
 *
 * Since: 0.1
 */
const char *
bal_result_get_framework_version (BalResult *self)
{
  g_return_val_if_fail (BAL_IS_RESULT (self), NULL);

  return self->framework_version;
}

/**
 * bal_result_get_input_digest: (get-property input-digest)
 * @self: a result
 *
 * Gets a digest of the input, which changes when the input does.
 *
 * Returns: (nullable): the digest, or %NULL when none was made
 *
 * Since: 0.1
 */
const char *
bal_result_get_input_digest (BalResult *self)
{
  g_return_val_if_fail (BAL_IS_RESULT (self), NULL);

  return self->input_digest;
}

/**
 * bal_result_get_options: (get-property options)
 * @self: a result
 *
 * Gets the options of the analysis.
 *
 * Returns: (transfer none): a dictionary of text by name, of the type `a{ss}`
 *
 * Since: 0.1
 */
GVariant *
bal_result_get_options (BalResult *self)
{
  g_return_val_if_fail (BAL_IS_RESULT (self), NULL);

  return self->options;
}

/**
 * bal_result_get_tables: (get-property tables)
 * @self: a result
 *
 * Gets the tables, in the order of the analysis.
 *
 * Returns: (transfer none): a list of [class@Balanced.Table], which never changes
 *
 * Since: 0.1
 */
GListModel *
bal_result_get_tables (BalResult *self)
{
  g_return_val_if_fail (BAL_IS_RESULT (self), NULL);

  return self->tables;
}

/**
 * bal_result_get_findings: (get-property findings)
 * @self: a result
 *
 * Gets what was noticed.
 *
 * Returns: (transfer none): the findings, which may be none
 *
 * Since: 0.1
 */
BalFindings *
bal_result_get_findings (BalResult *self)
{
  g_return_val_if_fail (BAL_IS_RESULT (self), NULL);

  return self->findings;
}

/**
 * bal_result_lookup_table:
 * @self: a result
 * @name: the name of a table, such as `balance`
 *
 * Looks up a table.
 *
 * Returns: (transfer none) (nullable): the table, or %NULL when there is none of that name
 *
 * Since: 0.1
 */
BalTable *
bal_result_lookup_table (BalResult *self, const char *name)
{
  guint n = 0;

  g_return_val_if_fail (BAL_IS_RESULT (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  n = g_list_model_get_n_items (self->tables);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BalTable) table = g_list_model_get_item (self->tables, i);

      /* The list keeps it. */
      if (g_strcmp0 (bal_table_get_name (table), name) == 0)
        return table;
    }

  return NULL;
}
