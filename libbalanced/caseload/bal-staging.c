/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-staging-private.h"

#define MAX_DIGITS 18 /* every number of so many is below the mark of a text */
#define LENGTH_SHIFT 48
#define ARENA_SHIFT 32
#define ARENA_MASK (BAL_STAGING_MAX_ARENAS - 1)
#define ARENA_SIZE ((gsize) 1 << 20)

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
  self->arenas = g_ptr_array_new_with_free_func (g_free);
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
  g_ptr_array_unref (self->arenas);
  g_free (self->blocks);
  g_free (self);
}

/* Behind the last row, at the next whole number of blocks. */
static gsize
find_next_first (const BalStaging *self)
{
  const BalStagingSegment *last;

  if (self->segments->len == 0)
    return 0;
  last = self->segments->pdata[self->segments->len - 1];
  return last->first + (last->n_rows + BAL_STAGING_BLOCK_ROWS - 1) / BAL_STAGING_BLOCK_ROWS *
                         BAL_STAGING_BLOCK_ROWS;
}

BalStagingSegment *
bal_staging_begin_segment (BalStaging *self, guint file)
{
  BalStagingSegment *segment = g_new0 (BalStagingSegment, 1);

  segment->first = find_next_first (self);
  segment->file = file;
  segment->stride = sizeof (guint32);
  segment->shift = BAL_STAGING_ANY_SHIFT;
  segment->blocks = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < BAL_N_FIELDS; i++)
    segment->places[i] = (BalStagingPlace){ -1, G_MAXUINT64 };
  g_ptr_array_add (self->segments, segment);
  return segment;
}

BalStagingSegment *
bal_staging_continue_segment (BalStaging *self, const BalStagingSegment *like)
{
  BalStagingSegment *segment = bal_staging_begin_segment (self, like->file);

  segment->stride = like->stride;
  memcpy (segment->places, like->places, sizeof segment->places);
  return segment;
}

guint64
bal_staging_take_segment (BalStaging *self, BalStagingSegment *segment, BalStaging *other)
{
  guint64 shift = (guint64) self->arenas->len << ARENA_SHIFT;

  g_ptr_array_steal_index (other->segments, other->segments->len - 1);
  segment->first = find_next_first (self);
  g_ptr_array_add (self->segments, segment);
  self->n_rows += segment->n_rows;

  self->texts_size += other->texts_size;
  self->arena_used = other->arenas->len > 0 ? other->arena_used : self->arena_used;
  for (guint i = 0; i < other->arenas->len; i++)
    g_ptr_array_add (self->arenas, g_steal_pointer (&other->arenas->pdata[i]));
  g_ptr_array_set_size (other->arenas, 0);
  return shift;
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
  segment->shift =
    bal_staging_join_shifts (segment->shift, bal_staging_get_shift (segment, segment->record));
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
  guint64 number, arena, offset;

  if (read_number (text, length, &number))
    return number;

  g_assert (length <= BAL_STAGING_ID_MAX_LENGTH);
  if (self->arenas->len == 0 || ARENA_SIZE - self->arena_used < length)
    {
      g_assert (self->arenas->len < BAL_STAGING_MAX_ARENAS);
      g_ptr_array_add (self->arenas, g_malloc (ARENA_SIZE));
      self->arena_used = 0;
    }
  arena = self->arenas->len - 1;
  offset = self->arena_used;
  memcpy ((char *) self->arenas->pdata[arena] + offset, text, length);
  self->arena_used += length;
  self->texts_size += length;
  return BAL_STAGING_ID_TEXT | ((guint64) length << LENGTH_SHIFT) | arena << ARENA_SHIFT | offset;
}

const char *
bal_staging_get_identifier (const BalStaging *self,
                            guint64 identifier,
                            char buffer[24],
                            gsize *length)
{
  if (identifier & BAL_STAGING_ID_TEXT)
    {
      const char *arena = self->arenas->pdata[identifier >> ARENA_SHIFT & ARENA_MASK];

      *length = (gsize) (identifier >> LENGTH_SHIFT) & BAL_STAGING_ID_MAX_LENGTH;
      return arena + (guint32) identifier;
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

static gboolean
is_laid_out_alike (const BalStagingSegment *one, const BalStagingSegment *two)
{
  if (one->stride != two->stride)
    return FALSE;
  for (guint i = 0; i < BAL_N_FIELDS; i++)
    if (one->places[i].offset != two->places[i].offset ||
        (one->places[i].offset < 0 && one->places[i].constant != two->places[i].constant))
      return FALSE;
  return TRUE;
}

void
bal_staging_index (BalStaging *self)
{
  g_free (self->blocks);
  self->n_blocks = find_next_first (self) / BAL_STAGING_BLOCK_ROWS;
  self->blocks = g_new0 (BalStagingBlock, self->n_blocks + 1);
  self->is_uniform = self->segments->len > 0;
  for (guint i = 0; i < self->segments->len; i++)
    {
      const BalStagingSegment *segment = self->segments->pdata[i];
      BalStagingBlock *to = self->blocks + segment->first / BAL_STAGING_BLOCK_ROWS;

      for (gsize row = 0; row < segment->n_rows; row += BAL_STAGING_BLOCK_ROWS)
        *to++ = (BalStagingBlock){ segment, segment->blocks->pdata[row / BAL_STAGING_BLOCK_ROWS],
                                   MIN (segment->n_rows - row, BAL_STAGING_BLOCK_ROWS) };
      self->is_uniform = self->is_uniform && is_laid_out_alike (self->segments->pdata[0], segment);
    }
}

guint8 *
bal_staging_swap_block (BalStaging *self, gsize block, guint8 *records)
{
  const BalStagingSegment *segment = self->blocks[block].segment;
  gpointer *place = &segment->blocks->pdata[block - segment->first / BAL_STAGING_BLOCK_ROWS];
  guint8 *before = *place;

  *place = records;
  self->blocks[block].records = records;
  return before;
}
