/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-store-parts-private.h"

#include <string.h>

/* Addresses of pointers of several types. */
#define PLACE(pointer) ((gpointer *) (gpointer) & (pointer))

static void
add (GArray *parts, guint kind, gpointer *place, guint64 size, gboolean needed)
{
  BalStorePart part = { .kind = kind, .place = place, .size = size, .needed = needed };

  g_array_append_val (parts, part);
}

static void
add_to_file (GArray *parts, guint kind, guint file, gpointer *place, guint64 size)
{
  add (parts, kind, place, size, kind != BAL_STORE_PART_COLUMN);
  g_array_index (parts, BalStorePart, parts->len - 1).file = file;
}

static gboolean
is_kept_elsewhere (BalField field)
{
  return field == BAL_FIELD_CHILD_ID || field == BAL_FIELD_EPISODE_ID ||
         field == BAL_FIELD_STRAND || field == BAL_FIELD_LEVEL;
}

/* Columns that kernels read without asking whether they are there. */
static gboolean
is_always_there (BalCaseloadFile file, BalField field)
{
  if (file != BAL_CASELOAD_FILE_EPISODES)
    return FALSE;
  return field == BAL_FIELD_START_DATE || field == BAL_FIELD_END_DATE || field == BAL_FIELD_STAGE ||
         field == BAL_FIELD_AGENCY || field == BAL_FIELD_SOURCE;
}

static void
list_records (GArray *parts, BalStore *store, BalCaseloadFile file)
{
  BalRecords *records = &store->records[file];
  guint n_columns;
  const BalSchemaColumn *columns = bal_caseload_schema_get_columns (file, &n_columns);

  for (guint i = 0; i < n_columns; i++)
    {
      BalField field = columns[i].field;
      BalStorePart *part;

      if (is_kept_elsewhere (field))
        continue;
      add_to_file (parts, BAL_STORE_PART_COLUMN, file, &records->columns[field],
                   (guint64) records->n_rows * bal_field_type_get_width (columns[i].type));
      part = &g_array_index (parts, BalStorePart, parts->len - 1);
      part->field = field;
      part->needed = is_always_there (file, field);
    }
  add_to_file (parts, BAL_STORE_PART_ROW, file, PLACE (records->row),
               (guint64) records->n_rows * sizeof *records->row);
  if (file != BAL_CASELOAD_FILE_CHILDREN)
    add_to_file (parts, BAL_STORE_PART_FIRST, file, PLACE (records->first),
                 ((guint64) store->n_ids + 1) * sizeof *records->first);
}

static void
list_children (GArray *parts, BalStore *self)
{
  guint64 n_children = self->n_children;
  guint64 n_ids = self->n_ids;

  add (parts, BAL_STORE_PART_ID_TEXTS, PLACE (self->id_texts), BAL_STORE_ANY_SIZE, TRUE);
  add (parts, BAL_STORE_PART_CHILD_FIRST, PLACE (self->child_first),
       (n_children + 1) * sizeof *self->child_first, TRUE);
  add (parts, BAL_STORE_PART_CHILD_ID, PLACE (self->child_id), n_children * sizeof *self->child_id,
       self->separate);
  add (parts, BAL_STORE_PART_CHILD_SOURCE, PLACE (self->child_source), n_children, self->separate);
  add (parts, BAL_STORE_PART_ID_FIRST_CHILD, PLACE (self->id_first_child),
       (n_ids + 1) * sizeof *self->id_first_child, self->separate);
}

GArray *
bal_store_list_parts (BalStore *self)
{
  GArray *parts = g_array_new (FALSE, TRUE, sizeof (BalStorePart));
  guint64 n_rows = self->records[BAL_CASELOAD_FILE_EPISODES].n_rows;
  guint64 n_pauses = self->pauses.n_pauses;

  for (guint file = 0; file < G_N_ELEMENTS (self->records); file++)
    list_records (parts, self, file);
  add (parts, BAL_STORE_PART_CELL, PLACE (self->cell), n_rows, TRUE);
  add (parts, BAL_STORE_PART_NUMBERS, PLACE (self->identifiers.numbers), n_rows * sizeof (guint32),
       FALSE);
  add (parts, BAL_STORE_PART_OFFSETS, PLACE (self->identifiers.offsets),
       (n_rows + 1) * sizeof (guint64), FALSE);
  add (parts, BAL_STORE_PART_TEXTS, PLACE (self->identifiers.texts), BAL_STORE_ANY_SIZE, FALSE);
  list_children (parts, self);
  add (parts, BAL_STORE_PART_PAUSE_EPISODE, PLACE (self->pauses.episode),
       n_pauses * sizeof (guint32), n_pauses > 0);
  add (parts, BAL_STORE_PART_PAUSE_FROM, PLACE (self->pauses.from), n_pauses * sizeof (guint16),
       n_pauses > 0);
  add (parts, BAL_STORE_PART_PAUSE_TO, PLACE (self->pauses.to), n_pauses * sizeof (guint16),
       n_pauses > 0);
  add (parts, BAL_STORE_PART_PAUSE_REASON, PLACE (self->pauses.reason), n_pauses, n_pauses > 0);
  add (parts, BAL_STORE_PART_SHIFT, PLACE (self->identifiers.shift), sizeof (guint32), FALSE);
  return parts;
}

guint64
bal_store_get_part_size (const BalStore *self, const BalStorePart *part)
{
  const char *last;

  if (part->size != BAL_STORE_ANY_SIZE)
    return part->size;
  if (part->kind == BAL_STORE_PART_TEXTS)
    return self->identifiers.offsets[self->records[BAL_CASELOAD_FILE_EPISODES].n_rows];
  if (self->n_ids == 0)
    return 0;
  last = self->ids[self->n_ids - 1];
  return (guint64) (last - self->id_texts) + strlen (last) + 1;
}

gsize
bal_store_get_size (const BalStore *self)
{
  g_autoptr (GArray) parts = bal_store_list_parts ((BalStore *) self);
  gsize size = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      const BalStorePart *part = &g_array_index (parts, BalStorePart, i);

      if (*part->place != NULL && part->size != BAL_STORE_ANY_SIZE)
        size += part->size;
    }
  return size;
}
