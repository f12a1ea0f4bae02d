/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-finding.h"

#include "libbalanced/core/bal-findings-store-private.h"
#include "libbalanced/core/bal-templates.h"

/**
 * BalFinding:
 *
 * Something that was noticed: a row that could not be used, a wait with nothing, figures that do
 * not agree.
 *
 * A finding is a result, not an error. It has a stable code, a severity, a subject (a file, or a
 * place in a document), figures, and where it stands in rows the numbers of all of them: many
 * like rows are one finding. Its sentence is a template; see [class@Balanced.Templates]. It never
 * holds an identifier of a child.
 *
 * Findings are views, made on demand by [class@Balanced.Findings]; each keeps alive what it
 * looks at.
 *
 * ```c
 * g_autoptr (BalFinding) finding = bal_findings_lookup (findings, "idle-waits");
 * g_autofree char *message = bal_finding_dup_message (finding, NULL, "cy");
 * double idle = 0;
 *
 * if (bal_finding_get_figure (finding, "idle", &idle))
 *   g_print ("%g: %s\n", idle, message);
 * ```
 *
 * ```python
 * for finding in result.findings:
 *     print(finding.code, finding.figures, finding.message)
 * ```
 *
 * Thread safety: immutable, may be used from any thread.
 *
 * Since: 0.1
 */

struct _BalFinding
{
  GObject parent_instance;

  BalFindingsStore *store; /* owned; NULL in a bare object */
  guint record;            /* of the store */
};

enum
{
  PROP_0,
  PROP_CODE,
  PROP_SEVERITY,
  PROP_SUBJECT,
  PROP_COLUMN,
  PROP_COUNT,
  PROP_SOURCE,
  PROP_ORIGIN,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (BalFinding, bal_finding, G_TYPE_OBJECT)

static void
bal_finding_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  BalFinding *self = BAL_FINDING (object);

  switch (property_id)
    {
    case PROP_CODE:
      g_value_set_string (value, bal_finding_get_code (self));
      break;
    case PROP_SEVERITY:
      g_value_set_enum (value, bal_finding_get_severity (self));
      break;
    case PROP_SUBJECT:
      g_value_set_string (value, bal_finding_get_subject (self));
      break;
    case PROP_COLUMN:
      g_value_set_string (value, bal_finding_get_column (self));
      break;
    case PROP_COUNT:
      g_value_set_uint64 (value, bal_finding_get_count (self));
      break;
    case PROP_SOURCE:
      g_value_set_string (value, bal_finding_get_source (self));
      break;
    case PROP_ORIGIN:
      g_value_set_string (value, bal_finding_get_origin (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bal_finding_finalize (GObject *object)
{
  BalFinding *self = BAL_FINDING (object);

  g_clear_pointer (&self->store, bal_findings_store_unref);

  G_OBJECT_CLASS (bal_finding_parent_class)->finalize (object);
}

static void
bal_finding_class_init (BalFindingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = bal_finding_get_property;
  object_class->finalize = bal_finding_finalize;

  /**
   * BalFinding:code: (getter get_code)
   *
   * What was noticed, as a stable word such as `idle-waits`.
   *
   * Since: 0.1
   */
  properties[PROP_CODE] = g_param_spec_string ("code", NULL, NULL, "", flags);

  /**
   * BalFinding:severity: (getter get_severity)
   *
   * How much it matters.
   *
   * Since: 0.1
   */
  properties[PROP_SEVERITY] =
    g_param_spec_enum ("severity", NULL, NULL, BAL_TYPE_SEVERITY, BAL_SEVERITY_INFO, flags);

  /**
   * BalFinding:subject: (getter get_subject)
   *
   * What it is about: the name of a file, or a place in a document.
   *
   * Since: 0.1
   */
  properties[PROP_SUBJECT] = g_param_spec_string ("subject", NULL, NULL, NULL, flags);

  /**
   * BalFinding:column: (getter get_column)
   *
   * The column that the rows fell out by.
   *
   * Since: 0.1
   */
  properties[PROP_COLUMN] = g_param_spec_string ("column", NULL, NULL, NULL, flags);

  /**
   * BalFinding:count: (getter get_count)
   *
   * How often it was noticed: the exact number of rows, where it is about rows.
   *
   * Since: 0.1
   */
  properties[PROP_COUNT] = g_param_spec_uint64 ("count", NULL, NULL, 0, G_MAXUINT64, 0, flags);

  /**
   * BalFinding:source: (getter get_source)
   *
   * Where what it is about was said.
   *
   * Since: 0.1
   */
  properties[PROP_SOURCE] = g_param_spec_string ("source", NULL, NULL, NULL, flags);

  /**
   * BalFinding:origin: (getter get_origin)
   *
   * What its figures come from: `published`, `computed` or `synthetic`.
   *
   * Since: 0.1
   */
  properties[PROP_ORIGIN] = g_param_spec_string ("origin", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
bal_finding_init (BalFinding *self)
{
}

BalFinding *
bal_finding_new_for_record (BalFindingsStore *store, guint record)
{
  BalFinding *self = g_object_new (BAL_TYPE_FINDING, NULL);

  self->store = bal_findings_store_ref (store);
  self->record = record;

  return self;
}

/**
 * bal_finding_get_code: (get-property code)
 * @self: a finding
 *
 * Gets what was noticed.
 *
 * Returns: a stable word such as `idle-waits`
 *
 * Since: 0.1
 */
const char *
bal_finding_get_code (BalFinding *self)
{
  g_return_val_if_fail (BAL_IS_FINDING (self), "");

  return self->store == NULL
           ? ""
           : bal_findings_store_get_text (self->store, self->store->codes, self->record);
}

/**
 * bal_finding_get_severity: (get-property severity)
 * @self: a finding
 *
 * Gets how much it matters.
 *
 * Returns: the severity
 *
 * Since: 0.1
 */
BalSeverity
bal_finding_get_severity (BalFinding *self)
{
  g_return_val_if_fail (BAL_IS_FINDING (self), BAL_SEVERITY_INFO);

  return self->store == NULL ? BAL_SEVERITY_INFO
                             : bal_findings_store_get_severity (self->store, self->record);
}

/**
 * bal_finding_get_subject: (get-property subject)
 * @self: a finding
 *
 * Gets what the finding is about.
 *
 * Returns: (nullable): the name of a file, or a place in a document such as `/agencies/2`; %NULL
 *   when it is about everything
 *
 * Since: 0.1
 */
const char *
bal_finding_get_subject (BalFinding *self)
{
  g_return_val_if_fail (BAL_IS_FINDING (self), NULL);

  return self->store == NULL
           ? NULL
           : bal_findings_store_get_text (self->store, self->store->subjects, self->record);
}

/**
 * bal_finding_get_column: (get-property column)
 * @self: a finding
 *
 * Gets the column that the rows fell out by.
 *
 * Returns: (nullable): the name of a column, or %NULL when no single one is meant
 *
 * Since: 0.1
 */
const char *
bal_finding_get_column (BalFinding *self)
{
  g_return_val_if_fail (BAL_IS_FINDING (self), NULL);

  return self->store == NULL
           ? NULL
           : bal_findings_store_get_text (self->store, self->store->columns, self->record);
}

/**
 * bal_finding_get_count: (get-property count)
 * @self: a finding
 *
 * Gets how often it was noticed.
 *
 * Returns: the exact number of rows where the finding is about rows, else a number that the
 *   analysis gave, or 1
 *
 * Since: 0.1
 */
guint64
bal_finding_get_count (BalFinding *self)
{
  g_return_val_if_fail (BAL_IS_FINDING (self), 0);

  return self->store == NULL ? 0 : bal_findings_store_get_count (self->store, self->record);
}

/**
 * bal_finding_get_source: (get-property source)
 * @self: a finding
 *
 * Gets where what the finding is about was said.
 *
 * Returns: (nullable): a citation, or %NULL
 *
 * Since: 0.1
 */
const char *
bal_finding_get_source (BalFinding *self)
{
  g_return_val_if_fail (BAL_IS_FINDING (self), NULL);

  return self->store == NULL
           ? NULL
           : bal_findings_store_get_text (self->store, self->store->sources, self->record);
}

/**
 * bal_finding_get_origin: (get-property origin)
 * @self: a finding
 *
 * Gets what the figures of the finding come from.
 *
 * Returns: (nullable): `published`, `computed` or `synthetic`, or %NULL where there is nothing
 *   to say
 *
 * Since: 0.1
 */
const char *
bal_finding_get_origin (BalFinding *self)
{
  g_return_val_if_fail (BAL_IS_FINDING (self), NULL);

  return self->store == NULL
           ? NULL
           : bal_findings_store_get_text (self->store, self->store->origins, self->record);
}

static guint
get_n_figures (BalFinding *self)
{
  return self->store == NULL ? 0 : bal_findings_store_get_n_figures (self->store, self->record);
}

/**
 * bal_finding_get_figure:
 * @self: a finding
 * @name: the name of a figure, such as `share`
 * @figure: (out) (optional): return location for the figure
 *
 * Gets one of the figures.
 *
 * Shares are between 0 and 1, days are counted from 1970-01-01.
 *
 * Returns: whether the finding has such a figure
 *
 * Since: 0.1
 */
gboolean
bal_finding_get_figure (BalFinding *self, const char *name, double *figure)
{
  g_return_val_if_fail (BAL_IS_FINDING (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  for (guint i = 0; i < get_n_figures (self); i++)
    {
      double value = 0;

      if (g_str_equal (bal_findings_store_get_figure (self->store, self->record, i, &value), name))
        {
          if (figure != NULL)
            *figure = value;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * bal_finding_dup_figure_names:
 * @self: a finding
 *
 * Lists the names of the figures.
 *
 * Returns: (transfer full) (array zero-terminated=1): the names, in the order of the analysis
 *
 * Since: 0.1
 */
char **
bal_finding_dup_figure_names (BalFinding *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  g_return_val_if_fail (BAL_IS_FINDING (self), NULL);

  for (guint i = 0; i < get_n_figures (self); i++)
    {
      double value = 0;

      g_strv_builder_add (names,
                          bal_findings_store_get_figure (self->store, self->record, i, &value));
    }

  return g_strv_builder_end (names);
}

static const BalBitmap *
get_rows (BalFinding *self)
{
  return self->store == NULL ? NULL : bal_findings_store_get_rows (self->store, self->record);
}

/**
 * bal_finding_get_n_rows:
 * @self: a finding
 *
 * Gets how many row numbers the finding holds.
 *
 * Returns: the number of rows; 0 when it is not about rows
 *
 * Since: 0.1
 */
guint64
bal_finding_get_n_rows (BalFinding *self)
{
  const BalBitmap *rows = NULL;

  g_return_val_if_fail (BAL_IS_FINDING (self), 0);

  rows = get_rows (self);

  return rows == NULL ? 0 : bal_bitmap_get_count (rows);
}

/**
 * bal_finding_get_row:
 * @self: a finding
 * @n: which one, from 0
 *
 * Gets the number of one of the rows, in rising order.
 *
 * Returns: the number of the row in its file, as its reader counts; 0 when there is no such row
 *
 * Since: 0.1
 */
guint64
bal_finding_get_row (BalFinding *self, guint64 n)
{
  const BalBitmap *rows = NULL;

  g_return_val_if_fail (BAL_IS_FINDING (self), 0);

  rows = get_rows (self);
  if (rows == NULL || n >= bal_bitmap_get_count (rows))
    return 0;

  return bal_bitmap_get_nth (rows, n);
}

/**
 * bal_finding_dup_message:
 * @self: a finding
 * @templates: (nullable): the words, or %NULL for the library's own
 * @language: (nullable): a locale name such as `cy`, or %NULL for the untranslated text
 *
 * Tells the finding as a sentence.
 *
 * See [method@Balanced.Templates.format].
 *
 * Returns: (transfer full): the sentence
 *
 * Since: 0.1
 */
char *
bal_finding_dup_message (BalFinding *self, BalTemplates *templates, const char *language)
{
  g_return_val_if_fail (BAL_IS_FINDING (self), NULL);
  g_return_val_if_fail (templates == NULL || BAL_IS_TEMPLATES (templates), NULL);

  return bal_templates_format (templates != NULL ? templates : bal_templates_get_default (), self,
                               language);
}
