/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-arrow-reader-private.h"

#include <string.h>

#include "libbalanced/base/bal-text-private.h"
#include "libbalanced/core/bal-arrow-type-private.h"
#include "libbalanced/core/bal-error.h"

#define MAX_COLUMNS 10000
#define MAX_BATCHES 10000000
#define MAX_ROWS (G_GINT64_CONSTANT (1) << 40)

typedef struct
{
  const char *name;   /* borrowed from the schema */
  const char *format; /* borrowed from the schema */
  BalArrowType type;  /* of the values; of the codes where there is a dictionary */
  BalArrowType entry; /* of the dictionary */
  gboolean is_dictionary;

  /* Of the batch; borrowed from it. */
  const struct ArrowArray *array;
  gint64 start; /* the place of row 0 */
} Column;

struct _BalArrowReader
{
  struct ArrowArrayStream stream;
  struct ArrowSchema schema;
  struct ArrowArray batch; /* not released while it is read */
  GTimeZone *zone;
  Column *columns;
  guint n_columns;
  guint n_batches;
};

static gboolean
fail (GError **error, int code, const char *reason)
{
  g_set_error (error, BAL_DATA_ERROR, code, "Reading an Arrow stream: %s", reason);
  return FALSE;
}

/* The words of the producer are left out: they may quote the data. */
static gboolean
fail_producer (GError **error, const char *what, int number)
{
  g_set_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_BAD_VALUE,
               "Reading an Arrow stream: its source failed while giving %s (%s)", what,
               g_strerror (number));
  return FALSE;
}

static gboolean
read_field (Column *column, const struct ArrowSchema *field, guint i, GError **error)
{
  if (field == NULL || field->release == NULL || field->format == NULL)
    return fail (error, BAL_DATA_ERROR_SYNTAX, "a field of the schema is not there");

  column->name = field->name != NULL ? field->name : "";
  column->format = field->format;
  if (!bal_text_is_utf8 (column->name, strlen (column->name)))
    {
      g_set_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_ENCODING,
                   "Reading an Arrow stream: the name of column %u is not valid UTF-8", i + 1);
      return FALSE;
    }

  column->type = bal_arrow_type_parse (field->format);
  if (field->dictionary == NULL)
    return TRUE;

  column->is_dictionary = TRUE;
  if (!bal_arrow_type_is_int (&column->type) || field->dictionary->format == NULL)
    return fail (error, BAL_DATA_ERROR_SYNTAX, "the codes of a dictionary are not whole numbers");
  if (field->dictionary->dictionary == NULL)
    column->entry = bal_arrow_type_parse (field->dictionary->format);
  return TRUE;
}

static gboolean
read_schema (BalArrowReader *self, GError **error)
{
  const struct ArrowSchema *schema = &self->schema;
  int number;

  if (self->stream.release == NULL || self->stream.get_schema == NULL ||
      self->stream.get_next == NULL)
    return fail (error, BAL_DATA_ERROR_SYNTAX, "it has been released or moved already");
  number = self->stream.get_schema (&self->stream, &self->schema);
  if (number != 0)
    {
      self->schema.release = NULL;
      return fail_producer (error, "its schema", number);
    }
  if (schema->release == NULL || schema->format == NULL || strcmp (schema->format, "+s") != 0)
    return fail (error, BAL_DATA_ERROR_SYNTAX, "it does not consist of rows with named columns");
  if (schema->n_children < 0 || (schema->n_children > 0 && schema->children == NULL))
    return fail (error, BAL_DATA_ERROR_SYNTAX, "its schema has no fields");
  if (schema->n_children > MAX_COLUMNS)
    return fail (error, BAL_DATA_ERROR_BAD_VALUE, "more than 10,000 columns");

  self->n_columns = (guint) schema->n_children;
  self->columns = g_new0 (Column, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    if (!read_field (&self->columns[i], schema->children[i], i, error))
      return FALSE;
  return TRUE;
}

static gboolean
find_zone (BalArrowReader *self, GTimeZone *zone, GError **error)
{
  gboolean needed = FALSE;

  for (guint i = 0; i < self->n_columns; i++)
    needed = needed || self->columns[i].type.has_zone || self->columns[i].entry.has_zone;
  if (zone != NULL)
    self->zone = g_time_zone_ref (zone);
  else if (needed)
    self->zone = g_time_zone_new_identifier ("Europe/London");
  if (needed && self->zone == NULL)
    return fail (error, BAL_DATA_ERROR_BAD_VALUE,
                 "it has times with a zone, and this machine does not know Europe/London");
  return TRUE;
}

BalArrowReader *
bal_arrow_reader_new (gpointer stream, GTimeZone *zone, GError **error)
{
  g_autoptr (BalArrowReader) self = g_new0 (BalArrowReader, 1);
  struct ArrowArrayStream *source = stream;

  self->stream = *source;
  source->release = NULL;
  if (!read_schema (self, error) || !find_zone (self, zone, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
bal_arrow_reader_free (BalArrowReader *self)
{
  if (self == NULL)
    return;

  bal_arrow_array_release (&self->batch);
  bal_arrow_schema_release (&self->schema);
  bal_arrow_stream_release (&self->stream);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_free (self->columns);
  g_free (self);
}

guint
bal_arrow_reader_get_n_columns (BalArrowReader *self)
{
  return self->n_columns;
}

const char *
bal_arrow_reader_get_name (BalArrowReader *self, guint column)
{
  g_return_val_if_fail (column < self->n_columns, NULL);

  return self->columns[column].name;
}

const char *
bal_arrow_reader_get_format (BalArrowReader *self, guint column)
{
  g_return_val_if_fail (column < self->n_columns, NULL);

  return self->columns[column].format;
}

gboolean
bal_arrow_reader_is_dictionary (BalArrowReader *self, guint column)
{
  g_return_val_if_fail (column < self->n_columns, FALSE);

  return self->columns[column].is_dictionary;
}

BalArrowCellKind
bal_arrow_reader_get_kind (BalArrowReader *self, guint column)
{
  g_return_val_if_fail (column < self->n_columns, BAL_ARROW_CELL_FAULT);

  const Column *each = &self->columns[column];
  return bal_arrow_type_get_cell_kind (each->is_dictionary ? &each->entry : &each->type);
}

char *
bal_arrow_reader_dup_metadata (BalArrowReader *self, int column, const char *key)
{
  g_return_val_if_fail (column < (int) self->n_columns, NULL);

  const struct ArrowSchema *holder = column < 0 ? &self->schema : self->schema.children[column];
  return bal_arrow_metadata_lookup (holder->metadata, key);
}

static gboolean
fail_column (const Column *column, const char *fault, GError **error)
{
  g_set_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_BAD_VALUE,
               "Reading an Arrow stream, column “%s”: %s", column->name, fault);
  return FALSE;
}

static gboolean
open_column (BalArrowReader *self, Column *column, const struct ArrowArray *array, GError **error)
{
  const struct ArrowArray *batch = &self->batch;
  const char *fault;

  if (array == NULL)
    return fail_column (column, "not there", error);
  /* The offset of the batch counts in its columns too. */
  fault = bal_arrow_type_find_fault (&column->type, array, batch->offset + batch->length);
  if (fault == NULL && column->is_dictionary && array->dictionary == NULL)
    fault = "no dictionary";
  if (fault == NULL && column->is_dictionary)
    fault = bal_arrow_type_find_fault (&column->entry, array->dictionary, 0);
  if (fault != NULL)
    return fail_column (column, fault, error);

  column->array = array;
  column->start = array->offset + batch->offset;
  return TRUE;
}

static gboolean
open_batch (BalArrowReader *self, GError **error)
{
  const struct ArrowArray *batch = &self->batch;

  if (batch->length < 0 || batch->offset < 0 || batch->length > MAX_ROWS ||
      batch->offset > MAX_ROWS)
    return fail (error, BAL_DATA_ERROR_BAD_VALUE, "a length or an offset out of range");
  if (batch->n_children != self->n_columns || (self->n_columns > 0 && batch->children == NULL))
    return fail (error, BAL_DATA_ERROR_SYNTAX, "a batch has other columns than the schema");
  if (batch->null_count != 0 && (batch->n_buffers < 1 || batch->buffers == NULL))
    return fail (error, BAL_DATA_ERROR_SYNTAX, "a batch has nulls without a bitmap");

  for (guint i = 0; i < self->n_columns; i++)
    if (!open_column (self, &self->columns[i], batch->children[i], error))
      return FALSE;
  return TRUE;
}

gboolean
bal_arrow_reader_next (BalArrowReader *self, GError **error)
{
  int number;

  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  bal_arrow_array_release (&self->batch);
  memset (&self->batch, 0, sizeof self->batch);
  if (self->stream.release == NULL)
    return FALSE;
  if (self->n_batches++ >= MAX_BATCHES)
    return fail (error, BAL_DATA_ERROR_BAD_VALUE, "more than 10,000,000 batches");

  number = self->stream.get_next (&self->stream, &self->batch);
  if (number != 0)
    {
      memset (&self->batch, 0, sizeof self->batch);
      return fail_producer (error, "its rows", number);
    }
  if (self->batch.release == NULL)
    {
      memset (&self->batch, 0, sizeof self->batch);
      bal_arrow_stream_release (&self->stream);
      return FALSE;
    }
  if (open_batch (self, error))
    return TRUE;

  bal_arrow_array_release (&self->batch);
  memset (&self->batch, 0, sizeof self->batch);
  return FALSE;
}

guint64
bal_arrow_reader_get_n_rows (BalArrowReader *self)
{
  return (guint64) self->batch.length;
}

/* The codes of a dictionary whose entries are not read cannot be used. */
static gboolean
find_entry (const Column *column, gint64 place, gint64 *code)
{
  return column->entry.code != BAL_ARROW_TYPE_OTHER &&
         bal_arrow_type_read_int (&column->type, column->array, place, code) && *code >= 0 &&
         *code < column->array->dictionary->length;
}

static void
read_entry (BalArrowReader *self, const Column *column, gint64 place, BalArrowCell *cell)
{
  const struct ArrowArray *dictionary = column->array->dictionary;
  gint64 code;

  cell->kind = BAL_ARROW_CELL_FAULT;
  if (!find_entry (column, place, &code))
    return;

  code += dictionary->offset;
  if (column->entry.code == BAL_ARROW_TYPE_NULL || bal_arrow_array_is_null (dictionary, code))
    cell->kind = BAL_ARROW_CELL_NULL;
  else
    bal_arrow_type_read (&column->entry, dictionary, code, self->zone, cell);
}

void
bal_arrow_reader_get_cell (BalArrowReader *self, guint column, guint64 row, BalArrowCell *cell)
{
  const Column *each = &self->columns[column];
  gint64 place = each->start + (gint64) row;

  if (each->type.code == BAL_ARROW_TYPE_OTHER)
    cell->kind = BAL_ARROW_CELL_FAULT;
  else if (each->type.code == BAL_ARROW_TYPE_NULL || bal_arrow_array_is_null (each->array, place) ||
           bal_arrow_array_is_null (&self->batch, self->batch.offset + (gint64) row))
    cell->kind = BAL_ARROW_CELL_NULL;
  else if (each->is_dictionary)
    read_entry (self, each, place, cell);
  else
    bal_arrow_type_read (&each->type, each->array, place, self->zone, cell);
}

gint64
bal_arrow_reader_get_code (BalArrowReader *self, guint column, guint64 row)
{
  const Column *each = &self->columns[column];
  gint64 place = each->start + (gint64) row;
  gint64 code;

  if (!each->is_dictionary || bal_arrow_array_is_null (each->array, place) ||
      bal_arrow_array_is_null (&self->batch, self->batch.offset + (gint64) row))
    return -1;
  return find_entry (each, place, &code) ? code : -1;
}

guint64
bal_arrow_reader_get_n_codes (BalArrowReader *self, guint column)
{
  const Column *each = &self->columns[column];

  if (each->array == NULL || !each->is_dictionary || each->entry.code == BAL_ARROW_TYPE_OTHER)
    return 0;
  return (guint64) each->array->dictionary->length;
}
