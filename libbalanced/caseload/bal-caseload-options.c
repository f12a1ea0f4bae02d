/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-caseload-options-private.h"

#include <string.h>

#include "libbalanced/core/bal-error.h"

#define DEFAULT_ZONE "Europe/London"
#define DEFAULT_ENCODING "UTF-8"
#define DEFAULT_ORDER "iso"

/**
 * BalCaseloadOptions:
 *
 * How records are read: names of columns, words for codes, dates, encoding.
 *
 * All properties are set on construction, and every one has a default that suits files which
 * follow the schema. Nonsense is reported by the reader that uses the options.
 *
 * ```c
 * g_autoptr (BalCaseloadOptions) options =
 *   g_object_new (BAL_TYPE_CASELOAD_OPTIONS, "date-order", "dmy", "same-ids", TRUE, NULL);
 * ```
 *
 * **Thread safety**: immutable; any thread.
 *
 * Since: 0.1
 */
struct _BalCaseloadOptions
{
  GObject parent_instance;

  GVariant *columns;   /* owned; nullable */
  GVariant *codes;     /* owned; nullable */
  GVariant *constants; /* owned; nullable */
  char *date_order;
  char *encoding;
  char **missing_words; /* nullable */
  gboolean same_ids;
  gboolean corrections;
  char *time_zone;
  guint n_threads;
  BalFramework *framework; /* owned; nullable */
};

enum
{
  PROP_COLUMNS = 1,
  PROP_CODES,
  PROP_CONSTANTS,
  PROP_DATE_ORDER,
  PROP_ENCODING,
  PROP_MISSING_WORDS,
  PROP_SAME_IDS,
  PROP_CORRECTIONS,
  PROP_TIME_ZONE,
  PROP_N_THREADS,
  PROP_FRAMEWORK,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (BalCaseloadOptions, bal_caseload_options, G_TYPE_OBJECT)

static const struct
{
  const char *name;
  BalDateOrder order;
} orders[] = {
  { "iso", BAL_DATE_ORDER_ISO },
  { "dmy", BAL_DATE_ORDER_DMY },
  { "mdy", BAL_DATE_ORDER_MDY },
  { "ymd", BAL_DATE_ORDER_YMD },
};

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BalCaseloadOptions *self = BAL_CASELOAD_OPTIONS (object);

  switch (id)
    {
    case PROP_COLUMNS:
      self->columns = g_value_dup_variant (value);
      break;
    case PROP_CODES:
      self->codes = g_value_dup_variant (value);
      break;
    case PROP_CONSTANTS:
      self->constants = g_value_dup_variant (value);
      break;
    case PROP_DATE_ORDER:
      self->date_order = g_value_dup_string (value);
      break;
    case PROP_ENCODING:
      self->encoding = g_value_dup_string (value);
      break;
    case PROP_MISSING_WORDS:
      self->missing_words = g_value_dup_boxed (value);
      break;
    case PROP_SAME_IDS:
      self->same_ids = g_value_get_boolean (value);
      break;
    case PROP_CORRECTIONS:
      self->corrections = g_value_get_boolean (value);
      break;
    case PROP_TIME_ZONE:
      self->time_zone = g_value_dup_string (value);
      break;
    case PROP_N_THREADS:
      self->n_threads = g_value_get_uint (value);
      break;
    case PROP_FRAMEWORK:
      self->framework = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalCaseloadOptions *self = BAL_CASELOAD_OPTIONS (object);

  switch (id)
    {
    case PROP_COLUMNS:
      g_value_set_variant (value, self->columns);
      break;
    case PROP_CODES:
      g_value_set_variant (value, self->codes);
      break;
    case PROP_CONSTANTS:
      g_value_set_variant (value, self->constants);
      break;
    case PROP_DATE_ORDER:
      g_value_set_string (value, bal_caseload_options_get_date_order (self));
      break;
    case PROP_ENCODING:
      g_value_set_string (value, bal_caseload_options_get_encoding (self));
      break;
    case PROP_MISSING_WORDS:
      g_value_set_boxed (value, self->missing_words);
      break;
    case PROP_SAME_IDS:
      g_value_set_boolean (value, self->same_ids);
      break;
    case PROP_CORRECTIONS:
      g_value_set_boolean (value, self->corrections);
      break;
    case PROP_TIME_ZONE:
      g_value_set_string (value, bal_caseload_options_get_time_zone (self));
      break;
    case PROP_N_THREADS:
      g_value_set_uint (value, self->n_threads);
      break;
    case PROP_FRAMEWORK:
      g_value_set_object (value, self->framework);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_caseload_options_finalize (GObject *object)
{
  BalCaseloadOptions *self = BAL_CASELOAD_OPTIONS (object);

  g_clear_pointer (&self->columns, g_variant_unref);
  g_clear_pointer (&self->codes, g_variant_unref);
  g_clear_pointer (&self->constants, g_variant_unref);
  g_free (self->date_order);
  g_free (self->encoding);
  g_strfreev (self->missing_words);
  g_free (self->time_zone);
  g_clear_object (&self->framework);

  G_OBJECT_CLASS (bal_caseload_options_parent_class)->finalize (object);
}

static void
bal_caseload_options_class_init (BalCaseloadOptionsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags =
    G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->set_property = set_property;
  object_class->get_property = get_property;
  object_class->finalize = bal_caseload_options_finalize;

  /**
   * BalCaseloadOptions:columns:
   *
   * The files' names of columns, to those of the schema.
   *
   * For example `{'ClientRef': 'child_id'}`, as `a{ss}`. Spelling counts.
   *
   * Since: 0.1
   */
  properties[PROP_COLUMNS] =
    g_param_spec_variant ("columns", NULL, NULL, G_VARIANT_TYPE ("a{ss}"), NULL, flags);

  /**
   * BalCaseloadOptions:codes:
   *
   * For columns of the schema, the files' words to the framework's codes.
   *
   * For example `{'level': {'Wave 1': 'universal'}}`, as `a{sa{ss}}`. Spelling counts; a word that
   * becomes empty text is missing.
   *
   * Since: 0.1
   */
  properties[PROP_CODES] =
    g_param_spec_variant ("codes", NULL, NULL, G_VARIANT_TYPE ("a{sa{ss}}"), NULL, flags);

  /**
   * BalCaseloadOptions:constants:
   *
   * The value of every row, for columns of the schema that a file does not have.
   *
   * For example `{'agency': 'slt-nhs'}`, as `a{ss}`.
   *
   * Since: 0.1
   */
  properties[PROP_CONSTANTS] =
    g_param_spec_variant ("constants", NULL, NULL, G_VARIANT_TYPE ("a{ss}"), NULL, flags);

  /**
   * BalCaseloadOptions:date-order:
   *
   * How dates are written that are not ISO text: `iso`, `dmy`, `mdy` or `ymd`.
   *
   * With `iso`, the default, no other order is declared, and a date such as 03/04/2020 is rejected
   * as ambiguous. ISO text is read in every order.
   *
   * Since: 0.1
   */
  properties[PROP_DATE_ORDER] =
    g_param_spec_string ("date-order", NULL, NULL, DEFAULT_ORDER, flags);

  /**
   * BalCaseloadOptions:encoding:
   *
   * The encoding of files, such as `WINDOWS-1252`; a byte-order mark counts for more.
   *
   * Since: 0.1
   */
  properties[PROP_ENCODING] = g_param_spec_string ("encoding", NULL, NULL, DEFAULT_ENCODING, flags);

  /**
   * BalCaseloadOptions:missing-words:
   *
   * Words that stand for a missing value, such as `NULL` or `N/A`; none by default.
   *
   * Empty text is always missing. Spelling counts.
   *
   * Since: 0.1
   */
  properties[PROP_MISSING_WORDS] =
    g_param_spec_boxed ("missing-words", NULL, NULL, G_TYPE_STRV, flags);

  /**
   * BalCaseloadOptions:same-ids:
   *
   * Whether an identifier means the same child in every source.
   *
   * Where it does not, children of different sources stay apart, and the number of distinct
   * children is known only between bounds; a finding says so.
   *
   * Since: 0.1
   */
  properties[PROP_SAME_IDS] = g_param_spec_boolean ("same-ids", NULL, NULL, FALSE, flags);

  /**
   * BalCaseloadOptions:corrections:
   *
   * Whether a later row with the identifier of an earlier one replaces it.
   *
   * Rows that are replaced count as corrected. Otherwise one of the rows is kept, and those that
   * differ from it are rejected.
   *
   * Since: 0.1
   */
  properties[PROP_CORRECTIONS] = g_param_spec_boolean ("corrections", NULL, NULL, FALSE, flags);

  /**
   * BalCaseloadOptions:time-zone:
   *
   * The zone whose civil day a time with an offset counts by, such as `Europe/London`.
   *
   * Since: 0.1
   */
  properties[PROP_TIME_ZONE] = g_param_spec_string ("time-zone", NULL, NULL, DEFAULT_ZONE, flags);

  /**
   * BalCaseloadOptions:n-threads:
   *
   * How many threads to use; 0 for one for each processor.
   *
   * The result is the same at any number.
   *
   * Since: 0.1
   */
  properties[PROP_N_THREADS] = g_param_spec_uint ("n-threads", NULL, NULL, 0, 64, 0, flags);

  /**
   * BalCaseloadOptions:framework:
   *
   * The vocabulary of the codes; %NULL for the framework of the library.
   *
   * Since: 0.1
   */
  properties[PROP_FRAMEWORK] =
    g_param_spec_object ("framework", NULL, NULL, BAL_TYPE_FRAMEWORK, flags);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
bal_caseload_options_init (BalCaseloadOptions *self)
{
}

/**
 * bal_caseload_options_new:
 *
 * Creates options with their defaults.
 *
 * Others are given to g_object_new().
 *
 * Returns: (transfer full): the options
 *
 * Since: 0.1
 */
BalCaseloadOptions *
bal_caseload_options_new (void)
{
  return g_object_new (BAL_TYPE_CASELOAD_OPTIONS, NULL);
}

static gboolean
set_option_error (GError **error, const char *option, const char *wrong)
{
  g_set_error (error, BAL_CASELOAD_ERROR, BAL_CASELOAD_ERROR_BAD_OPTION,
               "Checking the option “%s”: %s", option, wrong);
  return FALSE;
}

static gboolean
check_names (GVariant *dictionary, const char *option, gboolean names_are_values, GError **error)
{
  GVariantIter iter;
  GVariant *entry;

  if (dictionary == NULL)
    return TRUE;

  g_variant_iter_init (&iter, dictionary);
  while ((entry = g_variant_iter_next_value (&iter)) != NULL)
    {
      g_autoptr (GVariant) owned = entry;
      g_autoptr (GVariant) name = g_variant_get_child_value (entry, names_are_values ? 1 : 0);
      const char *text = g_variant_get_string (name, NULL);

      if (!bal_caseload_schema_is_name (text))
        {
          g_autofree char *wrong =
            g_strdup_printf ("“%s” is no column of the schema%s", text,
                             names_are_values ? "; names of files come first, ours second" : "");
          return set_option_error (error, option, wrong);
        }
    }
  return TRUE;
}

/* The default need not be looked for, which would cost more than all that comes with the first
 * event of a child: where a machine lacks it, another one stands in. */
static gboolean
has_zone (BalCaseloadOptions *self)
{
  const char *name = bal_caseload_options_get_time_zone (self);
  g_autoptr (GTimeZone) zone = NULL;

  if (strcmp (name, DEFAULT_ZONE) == 0)
    return TRUE;
  zone = g_time_zone_new_identifier (name);
  return zone != NULL;
}

gboolean
bal_caseload_options_check (BalCaseloadOptions *self, GError **error)
{
  gboolean known = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    known = known || strcmp (orders[i].name, bal_caseload_options_get_date_order (self)) == 0;
  if (!known)
    return set_option_error (error, "date-order", "it is none of iso, dmy, mdy and ymd");

  if (!has_zone (self))
    return set_option_error (error, "time-zone", "there is no such zone on this machine");

  return check_names (self->columns, "columns", TRUE, error) &&
         check_names (self->codes, "codes", FALSE, error) &&
         check_names (self->constants, "constants", FALSE, error);
}

BalDateOrder
bal_caseload_options_parse_date_order (BalCaseloadOptions *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      if (strcmp (orders[i].name, bal_caseload_options_get_date_order (self)) == 0)
        return orders[i].order;
    }
  return BAL_DATE_ORDER_ISO;
}

GTimeZone *
bal_caseload_options_make_zone (BalCaseloadOptions *self)
{
  GTimeZone *zone = g_time_zone_new_identifier (bal_caseload_options_get_time_zone (self));

  return zone != NULL ? zone : g_time_zone_new_utc ();
}

const char *
bal_caseload_options_map_column (BalCaseloadOptions *self, const char *name)
{
  const char *mapped;

  if (self->columns != NULL && g_variant_lookup (self->columns, name, "&s", &mapped))
    return mapped;
  return name;
}

const char *
bal_caseload_options_get_constant (BalCaseloadOptions *self, const BalSchemaColumn *column)
{
  GVariantIter iter;
  const char *name, *value;

  if (self->constants == NULL)
    return NULL;

  g_variant_iter_init (&iter, self->constants);
  while (g_variant_iter_next (&iter, "{&s&s}", &name, &value))
    {
      if (bal_caseload_schema_same_word (column->name, name, strlen (name)))
        return value;
    }
  return NULL;
}

GHashTable *
bal_caseload_options_make_codes (BalCaseloadOptions *self, const BalSchemaColumn *column)
{
  GVariantIter iter;
  const char *name;
  GVariant *words;

  if (self->codes == NULL)
    return NULL;

  g_variant_iter_init (&iter, self->codes);
  while (g_variant_iter_next (&iter, "{&s@a{ss}}", &name, &words))
    {
      g_autoptr (GVariant) owned = words;
      GVariantIter word_iter;
      char *from, *to;
      GHashTable *table;

      if (!bal_caseload_schema_same_word (column->name, name, strlen (name)))
        continue;
      table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_variant_iter_init (&word_iter, owned);
      while (g_variant_iter_next (&word_iter, "{ss}", &from, &to))
        g_hash_table_replace (table, from, to);
      return table;
    }
  return NULL;
}

/**
 * bal_caseload_options_get_columns: (get-property columns)
 * @self: options
 *
 * Gets the files' names of columns, to those of the schema.
 *
 * Returns: (transfer none) (nullable): `a{ss}`
 *
 * Since: 0.1
 */
GVariant *
bal_caseload_options_get_columns (BalCaseloadOptions *self)
{
  g_return_val_if_fail (BAL_IS_CASELOAD_OPTIONS (self), NULL);

  return self->columns;
}

/**
 * bal_caseload_options_get_codes: (get-property codes)
 * @self: options
 *
 * Gets the files' words for codes.
 *
 * Returns: (transfer none) (nullable): `a{sa{ss}}`
 *
 * Since: 0.1
 */
GVariant *
bal_caseload_options_get_codes (BalCaseloadOptions *self)
{
  g_return_val_if_fail (BAL_IS_CASELOAD_OPTIONS (self), NULL);

  return self->codes;
}

/**
 * bal_caseload_options_get_constants: (get-property constants)
 * @self: options
 *
 * Gets the values of columns that files do not have.
 *
 * Returns: (transfer none) (nullable): `a{ss}`
 *
 * Since: 0.1
 */
GVariant *
bal_caseload_options_get_constants (BalCaseloadOptions *self)
{
  g_return_val_if_fail (BAL_IS_CASELOAD_OPTIONS (self), NULL);

  return self->constants;
}

/**
 * bal_caseload_options_get_date_order: (get-property date-order)
 * @self: options
 *
 * Gets the order of day, month and year in dates that are not ISO text.
 *
 * Returns: `iso`, `dmy`, `mdy` or `ymd`
 *
 * Since: 0.1
 */
const char *
bal_caseload_options_get_date_order (BalCaseloadOptions *self)
{
  g_return_val_if_fail (BAL_IS_CASELOAD_OPTIONS (self), NULL);

  return self->date_order != NULL ? self->date_order : DEFAULT_ORDER;
}

/**
 * bal_caseload_options_get_encoding: (get-property encoding)
 * @self: options
 *
 * Gets the encoding of files.
 *
 * Returns: the name of an encoding
 *
 * Since: 0.1
 */
const char *
bal_caseload_options_get_encoding (BalCaseloadOptions *self)
{
  g_return_val_if_fail (BAL_IS_CASELOAD_OPTIONS (self), NULL);

  return self->encoding != NULL ? self->encoding : DEFAULT_ENCODING;
}

/**
 * bal_caseload_options_get_missing_words: (get-property missing-words)
 * @self: options
 *
 * Gets the words that stand for a missing value.
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): the words
 *
 * Since: 0.1
 */
const char *const *
bal_caseload_options_get_missing_words (BalCaseloadOptions *self)
{
  g_return_val_if_fail (BAL_IS_CASELOAD_OPTIONS (self), NULL);

  return (const char *const *) self->missing_words;
}

/**
 * bal_caseload_options_get_same_ids: (get-property same-ids)
 * @self: options
 *
 * Gets whether an identifier means the same child in every source.
 *
 * Returns: whether it does
 *
 * Since: 0.1
 */
gboolean
bal_caseload_options_get_same_ids (BalCaseloadOptions *self)
{
  g_return_val_if_fail (BAL_IS_CASELOAD_OPTIONS (self), FALSE);

  return self->same_ids;
}

/**
 * bal_caseload_options_get_corrections: (get-property corrections)
 * @self: options
 *
 * Gets whether later rows replace earlier ones of the same identifier.
 *
 * Returns: whether they do
 *
 * Since: 0.1
 */
gboolean
bal_caseload_options_get_corrections (BalCaseloadOptions *self)
{
  g_return_val_if_fail (BAL_IS_CASELOAD_OPTIONS (self), FALSE);

  return self->corrections;
}

/**
 * bal_caseload_options_get_time_zone: (get-property time-zone)
 * @self: options
 *
 * Gets the zone whose civil day counts.
 *
 * Returns: the name of a zone
 *
 * Since: 0.1
 */
const char *
bal_caseload_options_get_time_zone (BalCaseloadOptions *self)
{
  g_return_val_if_fail (BAL_IS_CASELOAD_OPTIONS (self), NULL);

  return self->time_zone != NULL ? self->time_zone : DEFAULT_ZONE;
}

/**
 * bal_caseload_options_get_n_threads: (get-property n-threads)
 * @self: options
 *
 * Gets how many threads to use.
 *
 * Returns: from 1 to 64, or 0 for one for each processor
 *
 * Since: 0.1
 */
guint
bal_caseload_options_get_n_threads (BalCaseloadOptions *self)
{
  g_return_val_if_fail (BAL_IS_CASELOAD_OPTIONS (self), 0);

  return self->n_threads;
}

/**
 * bal_caseload_options_get_framework: (get-property framework)
 * @self: options
 *
 * Gets the vocabulary of the codes.
 *
 * Returns: (transfer none) (nullable): the framework, or %NULL for that of the library
 *
 * Since: 0.1
 */
BalFramework *
bal_caseload_options_get_framework (BalCaseloadOptions *self)
{
  g_return_val_if_fail (BAL_IS_CASELOAD_OPTIONS (self), NULL);

  return self->framework;
}
