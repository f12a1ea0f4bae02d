/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-staging-private.h"

#define MAX_DIGITS 18 /* every number of so many is below the mark of a text */
#define LENGTH_SHIFT 48
#define OFFSET_MASK ((G_GUINT64_CONSTANT (1) << LENGTH_SHIFT) - 1)

static void
segment_free (BalStagingSegment *segment)
{
  g_ptr_array_unref (segment->blocks);
  g_free (segment);
}

BalStaging *
bal_staging_new (BalCaseloadFile file)
{
  BalStaging *self = g_new0 (BalStaging, 1);
  const BalSchemaColumn *columns;
  guint n_columns;

  self->file = file;
  self->segments = g_ptr_array_new_with_free_func ((GDestroyNotify) segment_free);
  columns = bal_caseload_schema_get_columns (file, &n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      if (bal_field_type_has_names (columns[i].type))
        self->names[columns[i].field] = bal_interner_new ();
    }
  return self;
}

void
bal_staging_free (BalStaging *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->segments);
  for (guint i = 0; i < BAL_N_FIELDS; i++)
    bal_interner_free (self->names[i]);
  g_free (self->arena);
  g_free (self);
}

BalStagingSegment *
bal_staging_begin_segment (BalStaging *self, guint file)
{
  BalStagingSegment *segment = g_new0 (BalStagingSegment, 1);

  segment->first = self->n_rows;
  segment->file = file;
  segment->stride = sizeof (guint32);
  segment->blocks = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < BAL_N_FIELDS; i++)
    segment->places[i] = (BalStagingPlace){ -1, G_MAXUINT64 };
  g_ptr_array_add (self->segments, segment);
  return segment;
}

void
bal_staging_place (BalStagingSegment *segment, BalField field, BalFieldType type)
{
  segment->places[field].offset = (int) segment->stride;
  segment->stride += bal_field_type_get_width (type);
}

guint8 *
bal_staging_reserve (BalStagingSegment *segment)
{
  if (G_UNLIKELY (segment->n_rows == segment->blocks->len * BAL_STAGING_BLOCK_ROWS))
    {
      segment->record = g_malloc (BAL_STAGING_BLOCK_ROWS * segment->stride);
      g_ptr_array_add (segment->blocks, segment->record);
    }
  return segment->record;
}

void
bal_staging_commit (BalStaging *self, BalStagingSegment *segment)
{
  segment->record += segment->stride;
  segment->n_rows++;
  self->n_rows++;
}

const guint8 *
bal_staging_take_back (BalStaging *self, BalStagingSegment *segment)
{
  segment->record -= segment->stride;
  segment->n_rows--;
  self->n_rows--;
  return segment->record;
}

/* Whether the text is what printing a number would give back. */
static gboolean
read_number (const char *text, gsize length, guint64 *number)
{
  if (length == 0 || length > MAX_DIGITS || (text[0] == '0' && length > 1))
    return FALSE;

  *number = 0;
  for (gsize i = 0; i < length; i++)
    {
      guint digit = (guint) (guchar) text[i] - '0';

      if (digit > 9)
        return FALSE;
      *number = *number * 10 + digit;
    }
  return TRUE;
}

guint64
bal_staging_make_identifier (BalStaging *self, const char *text, gsize length)
{
  guint64 number;

  if (read_number (text, length, &number))
    return number;

  g_assert (length <= BAL_STAGING_ID_MAX_LENGTH);
  if (self->arena_size - self->arena_used < length)
    {
      self->arena_size = MAX (self->arena_size + self->arena_size / 2, 65536);
      self->arena = g_realloc (self->arena, self->arena_size);
    }
  memcpy (self->arena + self->arena_used, text, length);
  self->arena_used += length;
  return BAL_STAGING_ID_TEXT | ((guint64) length << LENGTH_SHIFT) | (self->arena_used - length);
}

const char *
bal_staging_get_identifier (const BalStaging *self,
                            guint64 identifier,
                            char buffer[24],
                            gsize *length)
{
  if (identifier & BAL_STAGING_ID_TEXT)
    {
      *length = (gsize) (identifier >> LENGTH_SHIFT) & BAL_STAGING_ID_MAX_LENGTH;
      return self->arena + (identifier & OFFSET_MASK);
    }

  char *digit = buffer + 24;
  do
    {
      *--digit = (char) ('0' + identifier % 10);
      identifier /= 10;
    }
  while (identifier > 0);
  *length = (gsize) (buffer + 24 - digit);
  return digit;
}

const BalStagingSegment *
bal_staging_get_segment (const BalStaging *self, gsize row)
{
  guint low = 0;
  guint high = self->segments->len;

  /* The last one that does not begin after the row; an empty one begins where the next does. */
  while (high - low > 1)
    {
      guint middle = (low + high) / 2;
      const BalStagingSegment *segment = self->segments->pdata[middle];

      if (segment->first <= row)
        low = middle;
      else
        high = middle;
    }
  return self->segments->pdata[low];
}
