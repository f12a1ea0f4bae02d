/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-cohort-private.h"

#include <string.h>

#include "libbalanced/core/bal-error.h"

#define MAKING "Choosing a cohort"

/* One column, and the codes of its values that are asked for. */
typedef struct
{
  BalCaseloadFile file;
  const BalSchemaColumn *column;
  guint32 *codes; /* owned */
  guint n_codes;
} BalCohortColumn;

static void
column_free (gpointer data)
{
  BalCohortColumn *self = data;

  g_free (self->codes);
  g_free (self);
}

/* What names one referral names a child, and stays out of messages. */
gboolean
bal_cohort_set_unknown_error (BalCaseloadFile file,
                              BalField field,
                              const char *text,
                              GError **error)
{
  const char *name = bal_caseload_schema_find (file, field)->name;

  if (field == BAL_FIELD_REFERRAL_ID)
    g_set_error (error, BAL_ERROR, BAL_ERROR_NOT_FOUND,
                 MAKING ": no row has such a value in the column %s", name);
  else
    g_set_error (error, BAL_ERROR, BAL_ERROR_NOT_FOUND, MAKING ": no row has “%s” in the column %s",
                 text, name);
  return FALSE;
}

/* Children come first: no column of theirs, but for the identifier, has a name of episodes. */
static gboolean
find_column (BalCohortColumn *self, const char *name, GError **error)
{
  static const BalCaseloadFile files[] = { BAL_CASELOAD_FILE_CHILDREN, BAL_CASELOAD_FILE_EPISODES };

  for (guint i = 0; i < G_N_ELEMENTS (files) && self->column == NULL; i++)
    {
      self->file = files[i];
      self->column = bal_caseload_schema_lookup (files[i], name, strlen (name));
    }
  if (self->column == NULL)
    {
      g_set_error (error, BAL_ERROR, BAL_ERROR_NOT_FOUND,
                   MAKING ": neither children nor episodes have a column %s", name);
      return FALSE;
    }
  switch (self->column->type)
    {
    case BAL_FIELD_TYPE_CHILD:
    case BAL_FIELD_TYPE_IDENTIFIER:
    case BAL_FIELD_TYPE_DAY:
    case BAL_FIELD_TYPE_BIRTH:
      g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                   MAKING ": the column %s holds dates or identifiers", name);
      return FALSE;
    default:
      return TRUE;
    }
}

static gboolean
find_choice (const BalSchemaColumn *column, const char *text, guint32 *code)
{
  for (guint i = 0; column->choices != NULL && column->choices[i] != NULL; i++)
    if (bal_caseload_schema_same_word (column->choices[i], text, strlen (text)))
      {
        *code = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
find_value (const BalCohortColumn *self,
            const BalStore *store,
            const char *text,
            guint32 *code,
            GError **error)
{
  const BalNames *names = store->records[self->file].names[self->column->field];
  guint64 number;
  guint index;

  if (self->column->type == BAL_FIELD_TYPE_CHOICE && find_choice (self->column, text, code))
    return TRUE;
  if (names != NULL && bal_names_lookup (names, text, &index))
    {
      *code = index;
      return TRUE;
    }
  if ((self->column->type == BAL_FIELD_TYPE_COUNT8 ||
       self->column->type == BAL_FIELD_TYPE_COUNT16 ||
       self->column->type == BAL_FIELD_TYPE_COUNT32) &&
      g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32 - 1, &number, NULL))
    {
      *code = (guint32) number;
      return TRUE;
    }
  return bal_cohort_set_unknown_error (self->file, self->column->field, text, error);
}

GPtrArray *
bal_cohort_columns_new (const BalStore *store, GVariant *columns, GError **error)
{
  g_autoptr (GPtrArray) self = g_ptr_array_new_with_free_func (column_free);
  GVariantIter iter;
  const char *name;
  const char **values;

  g_variant_iter_init (&iter, columns);
  while (g_variant_iter_next (&iter, "{&s^a&s}", &name, &values))
    {
      g_autofree const char **texts = values;
      BalCohortColumn *column = g_new0 (BalCohortColumn, 1);

      g_ptr_array_add (self, column);
      if (!find_column (column, name, error))
        return NULL;
      column->codes = g_new0 (guint32, g_strv_length ((char **) texts) + 1);
      for (; texts[column->n_codes] != NULL; column->n_codes++)
        if (!find_value (column, store, texts[column->n_codes], &column->codes[column->n_codes],
                         error))
          return NULL;
    }
  return g_steal_pointer (&self);
}

gboolean
bal_cohort_columns_have (GPtrArray *self, BalCaseloadFile file)
{
  for (guint i = 0; i < self->len; i++)
    if (((const BalCohortColumn *) self->pdata[i])->file == file)
      return TRUE;
  return FALSE;
}

/* The store keeps strand and level together. */
static guint32
get_code (const BalCohortColumn *self, const BalStore *store, gsize row)
{
  if (self->file == BAL_CASELOAD_FILE_EPISODES && self->column->field == BAL_FIELD_STRAND)
    return (guint32) bal_episodes_get_strand (&store->episodes, row);
  if (self->file == BAL_CASELOAD_FILE_EPISODES && self->column->field == BAL_FIELD_LEVEL)
    return (guint32) bal_episodes_get_level (&store->episodes, row);
  return bal_records_get (&store->records[self->file], self->column->type, self->column->field,
                          row);
}

gboolean
bal_cohort_columns_take (GPtrArray *self, const BalStore *store, BalCaseloadFile file, gsize row)
{
  for (guint i = 0; self != NULL && i < self->len; i++)
    {
      const BalCohortColumn *column = self->pdata[i];
      gboolean found = FALSE;
      guint32 code;

      if (column->file != file)
        continue;
      code = get_code (column, store, row);
      for (guint j = 0; j < column->n_codes && !found; j++)
        found = column->codes[j] == code;
      if (!found)
        return FALSE;
    }
  return TRUE;
}
