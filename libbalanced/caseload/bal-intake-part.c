/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-text-private.h"
#include "libbalanced/caseload/bal-intake-private.h"

#define JOINED_ROWS ((gsize) 256)

G_STATIC_ASSERT (BAL_STAGING_BLOCK_ROWS % JOINED_ROWS == 0);

/* How the codes of one column of a part become those of the whole. */
typedef struct
{
  const BalIntakeColumn *column;
  guint32 *codes; /* owned; NULL: they stay */
} Translation;

static BalIntakeColumn *
copy_columns (const BalIntake *self)
{
  BalIntakeColumn *columns = g_new0 (BalIntakeColumn, self->n_columns + 1);

  for (guint i = 0; i < self->n_columns; i++)
    {
      columns[i] = self->columns[i];
      columns[i].last_length = 0;
      if (columns[i].memo != NULL)
        columns[i].memo = g_new0 (BalMemo, (gsize) 1 << (64 - columns[i].memo_shift));
    }
  return columns;
}

BalIntake *
bal_intake_new_part (const BalIntake *self)
{
  BalIntake *part = g_new0 (BalIntake, 1);

  part->options = g_object_ref (self->options);
  part->vocabulary = self->vocabulary;
  part->date_order = self->date_order;
  part->missing_words = self->missing_words;
  part->children = bal_interner_new ();
  part->codes = g_hash_table_ref (self->codes);
  part->notes = g_array_new (FALSE, FALSE, sizeof (BalIntakeNote));
  part->large = self->large;

  part->file = g_new0 (BalIntakeFile, 1);
  part->file->name = g_strdup (self->file->name);
  part->file->file = self->file->file;
  part->to = bal_staging_new (self->file->file);
  part->staging[self->file->file] = part->to;
  part->segment = bal_staging_continue_segment (part->to, self->segment);

  part->n_cells = self->n_cells;
  part->n_plain = self->n_plain;
  part->n_columns = self->n_columns;
  part->columns = copy_columns (self);
  for (guint i = 0; i < part->n_columns; i++)
    {
      if (part->columns[i].schema->field == BAL_FIELD_SOURCE)
        part->columns[i].fallback =
          bal_interner_intern (part->to->names[BAL_FIELD_SOURCE], part->file->name,
                               strlen (part->file->name));
    }
  return part;
}

void
bal_intake_continue (BalIntake *self)
{
  self->segment = bal_staging_continue_segment (self->to, self->segment);
}

static BalInterner *
get_names (const BalIntake *self, const BalIntakeColumn *column)
{
  return column->schema->type == BAL_FIELD_TYPE_CHILD ? self->children
                                                      : self->to->names[column->schema->field];
}

/* Whether the names of a part find room beside those that are there. */
static gboolean
have_room (const BalIntake *self, const BalIntake *part, const BalIntakeColumn *column)
{
  const BalInterner *all = get_names (self, column);
  const BalInterner *names = get_names (part, column);
  gsize limit = (gsize) MIN (bal_staging_missing (column->width), G_MAXINT32);
  gsize count = bal_interner_get_count (all);
  gsize n_names = bal_interner_get_count (names);

  if (count + n_names <= limit)
    return TRUE;
  for (gsize code = 0; code < n_names; code++)
    {
      guint32 known;

      if (!bal_interner_lookup (all, bal_interner_get (names, (guint32) code),
                                bal_interner_get_length (names, (guint32) code), &known))
        count++;
    }
  return count <= limit;
}

static gboolean
can_join (const BalIntake *self, const BalIntake *part)
{
  gsize n_blocks = part->segment->blocks->len + 1;

  if (self->file->n_read + part->file->n_read >= G_MAXUINT32 ||
      self->to->n_rows + part->to->n_rows >= G_MAXUINT32 - 1 ||
      self->segment->first + self->segment->n_rows + n_blocks * BAL_STAGING_BLOCK_ROWS >=
        G_MAXUINT32 ||
      self->to->arenas->len + part->to->arenas->len >= BAL_STAGING_MAX_ARENAS)
    return FALSE;
  for (guint i = 0; i < self->n_columns; i++)
    {
      if (get_names (self, &self->columns[i]) != NULL && !have_room (self, part, &self->columns[i]))
        return FALSE;
    }
  return TRUE;
}

/* NULL when they stay what they are. */
static guint32 *
join_names (BalInterner *all, const BalInterner *names)
{
  gsize n_names = bal_interner_get_count (names);
  g_autofree const char **texts = g_new (const char *, n_names + 1);
  g_autofree guint32 *lengths = g_new (guint32, n_names + 1);
  g_autofree guint32 *codes = g_new (guint32, n_names + 1);
  gboolean same = TRUE;

  for (gsize code = 0; code < n_names; code++)
    {
      texts[code] = bal_interner_get (names, (guint32) code);
      lengths[code] = (guint32) bal_interner_get_length (names, (guint32) code);
    }
  bal_interner_intern_many (all, texts, lengths, n_names, codes);
  for (gsize code = 0; code < n_names && same; code++)
    same = codes[code] == code;
  return same ? NULL : g_steal_pointer (&codes);
}

static void
translate_codes (const Translation *translation, guint8 *records, gsize stride, gsize n_rows)
{
  guint width = translation->column->width;
  guint64 missing = bal_staging_missing (width);
  guint8 *place = records + translation->column->offset;

  for (gsize i = 0; i < n_rows; i++, place += stride)
    {
      guint64 code = bal_staging_read (place, width);

      if (code != missing)
        bal_staging_write (place, width, translation->codes[code]);
    }
}

static void
move_identifiers (guint8 *place, gsize stride, gsize n_rows, guint64 shift)
{
  for (gsize i = 0; i < n_rows; i++, place += stride)
    {
      guint64 identifier = bal_staging_read (place, sizeof identifier);

      if (identifier != BAL_STAGING_ID_NONE && (identifier & BAL_STAGING_ID_TEXT))
        bal_staging_write (place, sizeof identifier, identifier + shift);
    }
}

static void
move_rows (guint8 *records, gsize stride, gsize n_rows, guint64 n_read)
{
  for (gsize i = 0; i < n_rows; i++, records += stride)
    bal_staging_write (records, sizeof (guint32),
                       bal_staging_read (records, sizeof (guint32)) + n_read);
}

/* Some rows at a time, which stay in the cache meanwhile. */
static void
join_records (BalStagingSegment *segment, const GArray *translations, guint64 shift, guint64 n_read)
{
  int identifier = segment->places[BAL_FIELD_EPISODE_ID].offset;

  for (gsize row = 0; row < segment->n_rows; row += JOINED_ROWS)
    {
      guint8 *records = (guint8 *) bal_staging_get_record (segment, segment->first + row);
      gsize n_rows = MIN (segment->n_rows - row, JOINED_ROWS);

      for (guint j = 0; j < translations->len; j++)
        translate_codes (&g_array_index (translations, Translation, j), records, segment->stride,
                         n_rows);
      if (identifier >= 0 && shift > 0)
        move_identifiers (records + identifier, segment->stride, n_rows, shift);
      if (n_read > 0)
        move_rows (records, segment->stride, n_rows, n_read);
    }
  if (segment->shift != BAL_STAGING_NO_SHIFT && segment->shift != BAL_STAGING_ANY_SHIFT)
    segment->shift = (guint32) (segment->shift - n_read);
}

static void
clear_translation (gpointer data)
{
  g_free (((Translation *) data)->codes);
}

static GArray *
translate_columns (BalIntake *self, const BalIntake *part)
{
  GArray *translations = g_array_new (FALSE, FALSE, sizeof (Translation));

  g_array_set_clear_func (translations, clear_translation);
  for (guint i = 0; i < self->n_columns; i++)
    {
      Translation translation = { .column = &self->columns[i] };
      BalInterner *all = get_names (self, translation.column);

      if (all == NULL)
        continue;
      translation.codes = join_names (all, get_names (part, translation.column));
      if (translation.codes != NULL)
        g_array_append_val (translations, translation);
    }
  return translations;
}

static void
join_notes (BalIntake *self, const BalIntake *part)
{
  for (guint i = 0; i < part->notes->len; i++)
    {
      const BalIntakeNote *note = &g_array_index (part->notes, BalIntakeNote, i);

      bal_findings_builder_add_row (self->findings, note->code, self->file->name, note->column,
                                    self->file->n_read + note->row);
    }
}

gboolean
bal_intake_join_part (BalIntake *self, BalIntake *part)
{
  g_autoptr (GArray) translations = NULL;
  guint64 shift;

  if (!can_join (self, part))
    return FALSE;

  translations = translate_columns (self, part);
  join_notes (self, part);
  for (guint i = 0; i < BAL_N_FIELDS; i++)
    self->to->has_values[i] = self->to->has_values[i] || part->to->has_values[i];
  part->segment->file = self->segment->file;
  shift = bal_staging_take_segment (self->to, part->segment, part->to);
  join_records (part->segment, translations, shift, self->file->n_read);
  self->segment = g_steal_pointer (&part->segment);
  self->file->n_read += part->file->n_read;
  self->file->n_rejected += part->file->n_rejected;
  return TRUE;
}
