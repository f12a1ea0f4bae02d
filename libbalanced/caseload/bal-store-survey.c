/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-parallel-private.h"
#include "libbalanced/caseload/bal-store-builder-private.h"

#define MAX_COLUMNS 32

/* A column of codes, and what is marked for them. */
typedef struct
{
  BalField field;
  guint width;
  guint8 *used;
  gsize n_names;
} Marked;

typedef struct
{
  BalStoreBuilder *builder;
  const BalStaging *staging;
  guint32 *n_rows; /* by code of the interner of children */
  Marked columns[MAX_COLUMNS];
  guint n_columns;
  guint64 *shifts;   /* by block, of the identifiers of episodes */
  gint large_number; /* atomic: an identifier of an episode is no number of 32 bits */
} Survey;

/* Most have been marked before; looking first keeps the line of the cache with every thread. */
static inline void
mark (guint8 *used, guint64 code)
{
  if (G_UNLIKELY (!__atomic_load_n (&used[code], __ATOMIC_RELAXED)))
    __atomic_store_n (&used[code], 1, __ATOMIC_RELAXED);
}

static gboolean
is_all_marked (const Marked *column)
{
  for (gsize code = 0; code < column->n_names; code++)
    if (!__atomic_load_n (&column->used[code], __ATOMIC_RELAXED))
      return FALSE;
  return TRUE;
}

/* After some blocks all names of most columns are marked, and they need not be looked at. Where
 * there are more names than rows in a block, finding out would take longer than looking. */
static guint
find_unmarked (const Survey *survey, Marked columns[MAX_COLUMNS])
{
  guint n_columns = 0;

  for (guint i = 0; i < survey->n_columns; i++)
    if (survey->columns[i].n_names > BAL_STAGING_BLOCK_ROWS || !is_all_marked (&survey->columns[i]))
      columns[n_columns++] = survey->columns[i];
  return n_columns;
}

static void
mark_record (const Marked *columns,
             guint n_columns,
             const BalStagingSegment *segment,
             const guint8 *record)
{
  for (guint i = 0; i < n_columns; i++)
    {
      const Marked *column = &columns[i];
      guint64 code = bal_staging_get (segment, record, column->field, column->width);

      if (code != bal_staging_missing (column->width))
        mark (column->used, code);
    }
}

/* What all rows have in common, those that are kept have too. */
static gboolean
is_shift_known (const BalStagingSegment *segment)
{
  return segment->shift != BAL_STAGING_ANY_SHIFT && segment->shift != BAL_STAGING_NO_SHIFT;
}

/* Rows that were rejected have left names behind: only what a kept row uses counts. */
static void
survey_block (guint n, gpointer data)
{
  Survey *survey = data;
  BalCaseloadFile file = survey->staging->file;
  const BalStagingBlock *block = &survey->staging->blocks[n];
  gsize n_rows = block->n_rows;
  gboolean is_known = is_shift_known (block->segment);
  gboolean large_number = FALSE;
  guint64 shift = is_known ? block->segment->shift : BAL_STAGING_ANY_SHIFT;
  Marked columns[MAX_COLUMNS];
  guint n_columns = find_unmarked (survey, columns);

  for (gsize i = 0; i < n_rows; i++)
    {
      const guint8 *record = block->records + i * block->segment->stride;

      if (!bal_store_builder_is_kept (survey->builder, file, n * BAL_STAGING_BLOCK_ROWS + i))
        continue;
      __atomic_fetch_add (&survey->n_rows[bal_staging_get (block->segment, record,
                                                           BAL_FIELD_CHILD_ID, sizeof (guint32))],
                          1, __ATOMIC_RELAXED);
      mark_record (columns, n_columns, block->segment, record);
      if (is_known || file != BAL_CASELOAD_FILE_EPISODES)
        continue;
      large_number =
        large_number || bal_store_builder_get_tie (block->segment, record) >= G_MAXUINT32;
      shift = bal_staging_join_shifts (shift, bal_staging_get_shift (block->segment, record));
    }
  survey->shifts[n] = shift;
  if (large_number)
    g_atomic_int_set (&survey->large_number, TRUE);
}

static void
add_column (Survey *survey, BalField field, guint width, guint8 *used, gsize n_names)
{
  g_assert (survey->n_columns < MAX_COLUMNS);
  survey->columns[survey->n_columns++] = (Marked){ field, width, used, n_names };
}

static void
survey_file (BalStoreBuilder *self, BalCaseloadFile file)
{
  Survey survey = { .builder = self, .staging = self->intake->staging[file] };
  guint n_columns;
  const BalSchemaColumn *columns = bal_caseload_schema_get_columns (file, &n_columns);

  survey.n_rows = g_new0 (guint32, bal_interner_get_count (self->intake->children) + 1);
  self->n_rows[file] = survey.n_rows;
  for (guint i = 0; i < n_columns; i++)
    {
      BalField field = columns[i].field;
      const BalInterner *names = survey.staging->names[field];

      if (names == NULL)
        continue;
      self->used[file][field] = g_new0 (guint8, bal_interner_get_count (names) + 1);
      add_column (&survey, field, bal_field_type_get_width (columns[i].type),
                  self->used[file][field], bal_interner_get_count (names));
    }
  survey.shifts = g_new (guint64, survey.staging->n_blocks + 1);
  if (survey.staging->n_blocks > 0)
    bal_parallel_run (self->n_threads, (guint) survey.staging->n_blocks, survey_block, &survey);
  for (gsize i = 0; i < survey.staging->n_blocks; i++)
    self->shift = bal_staging_join_shifts (self->shift, survey.shifts[i]);
  g_free (survey.shifts);
  if (g_atomic_int_get (&survey.large_number))
    self->small_numbers = FALSE;
}

void
bal_store_builder_survey (BalStoreBuilder *self)
{
  self->small_numbers = TRUE;
  self->shift = BAL_STAGING_ANY_SHIFT;
  for (guint file = 0; file < G_N_ELEMENTS (self->dropped); file++)
    survey_file (self, file);
  if (self->shift == BAL_STAGING_ANY_SHIFT)
    self->shift = BAL_STAGING_NO_SHIFT;
}
