/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-findings.h"

#include "libbalanced/base/bal-text-private.h"
#include "libbalanced/core/bal-findings-store-private.h"
#include "libbalanced/core/bal-period.h"
#include "libbalanced/core/bal-table-builder-private.h"

/**
 * BalFindings:
 *
 * What was noticed, as a list of [class@Balanced.Finding].
 *
 * The order is that of weight: errors first, then warnings, then what is only worth knowing;
 * inside that by code, subject and column. The list is columns inside: an object for a finding is
 * made when it is asked for, and ten million bad rows are a few findings. A list that was made
 * bare is empty.
 *
 * ```c
 * g_autoptr (BalFindings) serious = bal_findings_filter (findings, BAL_SEVERITY_WARNING);
 *
 * for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (serious)); i++)
 *   {
 *     g_autoptr (BalFinding) finding = g_list_model_get_item (G_LIST_MODEL (serious), i);
 *     g_autofree char *message = bal_finding_dup_message (finding, NULL, NULL);
 *
 *     g_print ("%s\n", message);
 *   }
 * ```
 *
 * ```python
 * for finding in result.findings.filter(Balanced.Severity.WARNING):
 *     print(finding.message)
 * result.findings.to_pandas()
 * ```
 *
 * Thread safety: immutable, may be used from any thread.
 *
 * Since: 0.1
 */

struct _BalFindings
{
  GObject parent_instance;

  BalFindingsStore *store; /* owned; shared with lists that were filtered from this one */
  GArray *order;           /* owned; guint32: which records of the store, in which order */
  guint n_of[3];           /* by severity */
};

enum
{
  PROP_0,
  PROP_N_ERRORS,
  PROP_N_WARNINGS,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static GType
get_item_type (GListModel *list)
{
  return BAL_TYPE_FINDING;
}

static guint
get_n_items (GListModel *list)
{
  return BAL_FINDINGS (list)->order->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  BalFindings *self = BAL_FINDINGS (list);

  if (position >= self->order->len)
    return NULL;

  return bal_finding_new_for_record (self->store, bal_findings_get_record (self, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BalFindings,
                               bal_findings,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
bal_findings_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  BalFindings *self = BAL_FINDINGS (object);

  switch (property_id)
    {
    case PROP_N_ERRORS:
      g_value_set_uint (value, bal_findings_get_n_errors (self));
      break;
    case PROP_N_WARNINGS:
      g_value_set_uint (value, bal_findings_get_n_warnings (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bal_findings_finalize (GObject *object)
{
  BalFindings *self = BAL_FINDINGS (object);

  g_clear_pointer (&self->store, bal_findings_store_unref);
  g_clear_pointer (&self->order, g_array_unref);

  G_OBJECT_CLASS (bal_findings_parent_class)->finalize (object);
}

static void
bal_findings_class_init (BalFindingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = bal_findings_get_property;
  object_class->finalize = bal_findings_finalize;

  /**
   * BalFindings:n-errors: (getter get_n_errors)
   *
   * How many findings are errors.
   *
   * Since: 0.1
   */
  properties[PROP_N_ERRORS] = g_param_spec_uint ("n-errors", NULL, NULL, 0, G_MAXUINT, 0, flags);

  /**
   * BalFindings:n-warnings: (getter get_n_warnings)
   *
   * How many findings are warnings.
   *
   * Since: 0.1
   */
  properties[PROP_N_WARNINGS] =
    g_param_spec_uint ("n-warnings", NULL, NULL, 0, G_MAXUINT, 0, flags);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
bal_findings_init (BalFindings *self)
{
  self->store = bal_findings_store_new ();
  self->order = g_array_new (FALSE, FALSE, sizeof (guint32));
}

BalFindings *
bal_findings_new_for_store (BalFindingsStore *store, GArray *order)
{
  BalFindings *self = g_object_new (BAL_TYPE_FINDINGS, NULL);

  bal_findings_store_unref (self->store);
  self->store = bal_findings_store_ref (store);
  g_array_unref (self->order);
  self->order = order;
  for (guint i = 0; i < order->len; i++)
    self->n_of[bal_findings_store_get_severity (store, bal_findings_get_record (self, i))]++;

  return self;
}

BalFindingsStore *
bal_findings_get_store (BalFindings *self)
{
  return self->store;
}

guint
bal_findings_get_record (BalFindings *self, guint position)
{
  return g_array_index (self->order, guint32, position);
}

/**
 * bal_findings_get_n_errors: (get-property n-errors)
 * @self: findings
 *
 * Gets how many findings are errors.
 *
 * Returns: the number of findings, not of rows
 *
 * Since: 0.1
 */
guint
bal_findings_get_n_errors (BalFindings *self)
{
  g_return_val_if_fail (BAL_IS_FINDINGS (self), 0);

  return self->n_of[BAL_SEVERITY_ERROR];
}

/**
 * bal_findings_get_n_warnings: (get-property n-warnings)
 * @self: findings
 *
 * Gets how many findings are warnings.
 *
 * Returns: the number of findings, not of rows
 *
 * Since: 0.1
 */
guint
bal_findings_get_n_warnings (BalFindings *self)
{
  g_return_val_if_fail (BAL_IS_FINDINGS (self), 0);

  return self->n_of[BAL_SEVERITY_WARNING];
}

/**
 * bal_findings_lookup:
 * @self: findings
 * @code: a code such as `idle-waits`
 *
 * Looks up the first finding with a code.
 *
 * Returns: (transfer full) (nullable): the finding, or %NULL when there is none
 *
 * Since: 0.1
 */
BalFinding *
bal_findings_lookup (BalFindings *self, const char *code)
{
  g_return_val_if_fail (BAL_IS_FINDINGS (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  for (guint i = 0; i < self->order->len; i++)
    {
      guint record = bal_findings_get_record (self, i);

      if (strcmp (bal_findings_store_get_text (self->store, self->store->codes, record), code) == 0)
        return bal_finding_new_for_record (self->store, record);
    }

  return NULL;
}

/**
 * bal_findings_filter:
 * @self: findings
 * @least: a severity
 *
 * Gives those findings that matter at least so much.
 *
 * Returns: (transfer full): a list that shares its data with this one
 *
 * Since: 0.1
 */
BalFindings *
bal_findings_filter (BalFindings *self, BalSeverity least)
{
  g_autoptr (GArray) order = NULL;

  g_return_val_if_fail (BAL_IS_FINDINGS (self), NULL);

  order = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; i < self->order->len; i++)
    {
      guint32 record = bal_findings_get_record (self, i);

      if (bal_findings_store_get_severity (self->store, record) >= least)
        g_array_append_val (order, record);
    }

  return bal_findings_new_for_store (self->store, g_steal_pointer (&order));
}

static char *
describe_figures (BalFindingsStore *store, guint record)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < bal_findings_store_get_n_figures (store, record); i++)
    {
      double value = 0;
      const char *name = bal_findings_store_get_figure (store, record, i, &value);
      g_autofree char *number = bal_text_format_number (value);

      g_string_append_printf (text, "%s%s=%s", i > 0 ? " " : "", name, number);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static void
append_finding (BalFindingsStore *store, guint record, BalTableBuilder *builder)
{
  g_autoptr (GEnumClass) severities = g_type_class_ref (BAL_TYPE_SEVERITY);
  g_autoptr (BalFinding) finding = bal_finding_new_for_record (store, record);
  g_autofree char *figures = describe_figures (store, record);
  g_autofree char *message = bal_finding_dup_message (finding, NULL, NULL);
  GEnumValue *severity = g_enum_get_value (severities, bal_finding_get_severity (finding));
  guint column = 0;

  bal_table_builder_append_text (builder, column++, severity->value_nick);
  bal_table_builder_append_text (builder, column++, bal_finding_get_code (finding));
  bal_table_builder_append_text (builder, column++, bal_finding_get_subject (finding));
  bal_table_builder_append_text (builder, column++, bal_finding_get_column (finding));
  bal_table_builder_append_int (builder, column++, (gint64) bal_finding_get_count (finding));
  bal_table_builder_append_text (builder, column++, figures);
  bal_table_builder_append_text (builder, column++, bal_finding_get_source (finding));
  bal_table_builder_append_text (builder, column++, bal_finding_get_origin (finding));
  bal_table_builder_append_text (builder, column++, message);
}

/**
 * bal_findings_to_table:
 * @self: findings
 *
 * Gives the findings as a table named `findings`, one row for each.
 *
 * The columns are `severity`, `code`, `subject`, `column`, `count`, `figures` (as text,
 * `share=0.25 jumps=2`), `source`, `origin` and `message` (the untranslated sentence).
 *
 * Returns: (transfer full): a new table
 *
 * Since: 0.1
 */
BalTable *
bal_findings_to_table (BalFindings *self)
{
  static const struct
  {
    const char *name;
    BalColumnKind kind;
    BalColumnRole role;
  } columns[] = {
    { "severity", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY },
    { "code", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY },
    { "subject", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_KEY },
    { "column", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY },
    { "count", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT },
    { "figures", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_NONE },
    { "source", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_NONE },
    { "origin", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE },
    { "message", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_NONE },
  };
  BalTableBuilder *builder = NULL;

  g_return_val_if_fail (BAL_IS_FINDINGS (self), NULL);

  builder = bal_table_builder_new ("findings");
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    bal_table_builder_add_column (builder, columns[i].name, columns[i].kind, columns[i].role, NULL);
  for (guint i = 0; i < self->order->len; i++)
    append_finding (self->store, bal_findings_get_record (self, i), builder);

  return bal_table_builder_end (builder, BAL_BASIS_NONE, BAL_DAY_NONE, NULL, FALSE);
}
