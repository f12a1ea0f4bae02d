/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-store-check-private.h"

#include "libbalanced/base/bal-day16-private.h"
#include "libbalanced/base/bal-parallel-private.h"

#define CHUNK ((gsize) 65536)
#define MAX_BIRTH 0x1fffeu

/* Each of these goes over its values without a branch, so that it runs at the speed of memory. */

static gboolean
check_bytes (const guint8 *values, gsize n, guint32 minimum, guint32 maximum)
{
  guint8 low = (guint8) minimum;
  guint8 range = (guint8) (maximum - minimum);
  guint8 bad = 0;

  for (gsize i = 0; i < n; i++)
    bad |= (guint8) (((guint8) (values[i] - low) > range) & (values[i] != G_MAXUINT8));
  return bad == 0;
}

static gboolean
check_twos (const guint16 *values, gsize n, guint32 minimum, guint32 maximum)
{
  guint16 low = (guint16) minimum;
  guint16 range = (guint16) (maximum - minimum);
  guint16 bad = 0;

  for (gsize i = 0; i < n; i++)
    bad |= (guint16) (((guint16) (values[i] - low) > range) & (values[i] != G_MAXUINT16));
  return bad == 0;
}

static gboolean
check_fours (const guint32 *values, gsize n, guint32 minimum, guint32 maximum)
{
  guint32 range = maximum - minimum;
  guint32 bad = 0;

  for (gsize i = 0; i < n; i++)
    bad |= (guint32) ((values[i] - minimum > range) & (values[i] != G_MAXUINT32));
  return bad == 0;
}

static gboolean
check_missing (const guint8 *values, gsize size)
{
  guint8 bad = 0;

  for (gsize i = 0; i < size; i++)
    bad |= (guint8) ~values[i];
  return bad == 0;
}

static gboolean
check_pairs (const guint16 *first, const guint16 *second, gsize n)
{
  guint16 bad = 0;

  for (gsize i = 0; i < n; i++)
    bad |= (guint16) ((first[i] != BAL_DAY16_NONE) & (second[i] < first[i]));
  return bad == 0;
}

/* From 0 to the number of rows, never back. */
static gboolean
check_first (const guint32 *first, gsize n, gsize n_rows)
{
  guint32 bad = 0;

  for (gsize i = 0; i < n; i++)
    bad |= (guint32) (first[i] > first[i + 1]);
  return bad == 0 && first[0] == 0 && first[n] == n_rows;
}

/* The values that a column may have beside the missing one; FALSE when there are none. */
static gboolean
get_range (const BalStore *self,
           BalCaseloadFile file,
           const BalSchemaColumn *column,
           guint32 *minimum,
           guint32 *maximum)
{
  const BalNames *names = self->records[file].names[column->field];
  guint64 missing = (G_GUINT64_CONSTANT (1) << (8 * bal_field_type_get_width (column->type))) - 1;

  *minimum = 0;
  switch (column->type)
    {
    case BAL_FIELD_TYPE_SCHEME:
    case BAL_FIELD_TYPE_CHOICE:
    case BAL_FIELD_TYPE_NAME8:
    case BAL_FIELD_TYPE_NAME16:
    case BAL_FIELD_TYPE_NAME32:
      if (names == NULL || names->n_names == 0)
        return FALSE;
      *maximum = (guint32) MIN (names->n_names, missing) - 1;
      return TRUE;
    case BAL_FIELD_TYPE_COUNT8:
    case BAL_FIELD_TYPE_COUNT16:
    case BAL_FIELD_TYPE_COUNT32:
      *minimum = column->minimum;
      *maximum = column->maximum;
      return TRUE;
    case BAL_FIELD_TYPE_BIRTH:
      *maximum = MAX_BIRTH;
      return TRUE;
    case BAL_FIELD_TYPE_CHILD:
    case BAL_FIELD_TYPE_IDENTIFIER:
    case BAL_FIELD_TYPE_DAY:
      break;
    }
  *maximum = (guint32) (missing - 1);
  return TRUE;
}

static gboolean
check_column (const BalStore *self,
              BalCaseloadFile file,
              const BalSchemaColumn *column,
              gsize first,
              gsize n)
{
  const guint8 *values = self->records[file].columns[column->field];
  guint width = bal_field_type_get_width (column->type);
  guint32 minimum, maximum;

  if (values == NULL || column->type == BAL_FIELD_TYPE_DAY)
    return TRUE;
  values += first * width;
  if (!get_range (self, file, column, &minimum, &maximum))
    return check_missing (values, n * width);
  if (width == 1)
    return check_bytes (values, n, minimum, maximum);
  if (width == 2)
    return check_twos ((gconstpointer) values, n, minimum, maximum);
  return check_fours ((gconstpointer) values, n, minimum, maximum);
}

static gboolean
check_days (const BalRecords *records, BalField first, BalField second, gsize begin, gsize n)
{
  const guint16 *one = records->columns[first];
  const guint16 *two = records->columns[second];

  return one == NULL || two == NULL || check_pairs (one + begin, two + begin, n);
}

static gboolean
check_cells (const BalStore *self, gsize first, gsize n)
{
  guint n_cells = (self->episodes.n_strands + 1u) * (self->episodes.n_levels + 1u);
  guint8 bad = 0;

  for (gsize i = first; i < first + n; i++)
    bad |= (guint8) (self->cell[i] >= n_cells);
  return bad == 0;
}

typedef struct
{
  const BalStore *store;
  BalCaseloadFile file;
  int bad;
} Check;

static void
check_rows (guint chunk, gpointer data)
{
  Check *check = data;
  const BalRecords *records = &check->store->records[check->file];
  gsize first = chunk * CHUNK;
  gsize n = MIN (CHUNK, records->n_rows - first);
  guint n_columns;
  const BalSchemaColumn *columns = bal_caseload_schema_get_columns (check->file, &n_columns);
  gboolean good = check_days (records, BAL_FIELD_START_DATE, BAL_FIELD_END_DATE, first, n) &&
                  check_days (records, BAL_FIELD_REQUESTED_DATE, BAL_FIELD_CLOSED_DATE, first, n) &&
                  check_days (records, BAL_FIELD_OBSERVED_FROM, BAL_FIELD_OBSERVED_TO, first, n) &&
                  check_days (records, BAL_FIELD_FROM_DATE, BAL_FIELD_TO_DATE, first, n);

  for (guint i = 0; i < n_columns && good; i++)
    good = check_column (check->store, check->file, &columns[i], first, n);
  if (good && check->file == BAL_CASELOAD_FILE_EPISODES)
    good = check_cells (check->store, first, n);
  if (!good)
    g_atomic_int_set (&check->bad, 1);
}

/* Inside a child rows go by start and then by end; a missing day comes last. */
static void
check_order (guint chunk, gpointer data)
{
  Check *check = data;
  const BalStore *store = check->store;
  gsize end = MIN ((chunk + 1) * CHUNK, store->n_children);
  const guint16 *starts = store->episodes.start;
  const guint16 *ends = store->episodes.end;
  guint32 bad = 0;

  for (gsize child = chunk * CHUNK; child < end; child++)
    {
      gsize last = store->child_first[child + 1];

      for (gsize row = (gsize) store->child_first[child] + 1; row < last; row++)
        {
          guint32 before = (guint32) starts[row - 1] << 16 | ends[row - 1];
          guint32 after = (guint32) starts[row] << 16 | ends[row];

          bad |= (guint32) (before > after);
        }
    }
  if (bad != 0)
    g_atomic_int_set (&check->bad, 1);
}

static gboolean
run_check (const BalStore *self,
           BalCaseloadFile file,
           gsize n,
           guint n_threads,
           BalParallelFunc func)
{
  Check check = { .store = self, .file = file };
  guint n_chunks = (guint) ((n + CHUNK - 1) / CHUNK);

  if (n_chunks > 0)
    bal_parallel_run (n_threads, n_chunks, func, &check);
  return check.bad == 0;
}

/* Where an identifier has a child for each source. */
static gboolean
check_separate_children (const BalStore *self)
{
  const BalRecords *episodes = &self->records[BAL_CASELOAD_FILE_EPISODES];
  guint n_sources = episodes->names[BAL_FIELD_SOURCE]->n_names;
  guint child = 0;

  if (!check_first (self->id_first_child, self->n_ids, self->n_children))
    return FALSE;
  for (guint id = 0; id < self->n_ids; id++)
    {
      if (self->id_first_child[id] == self->id_first_child[id + 1] ||
          self->child_first[child] != episodes->first[id])
        return FALSE;
      for (; child < self->id_first_child[id + 1]; child++)
        {
          guint8 source = self->child_source[child];

          if (self->child_id[child] != id || (source >= n_sources && source != G_MAXUINT8))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_children (const BalStore *self)
{
  gsize n_rows = self->records[BAL_CASELOAD_FILE_EPISODES].n_rows;
  const guint32 *first = self->records[BAL_CASELOAD_FILE_EPISODES].first;

  if (!check_first (self->child_first, self->n_children, n_rows))
    return FALSE;
  if (self->separate)
    return check_separate_children (self);
  return self->n_children == self->n_ids &&
         memcmp (self->child_first, first, ((gsize) self->n_ids + 1) * sizeof *first) == 0;
}

static gboolean
check_identifiers (const BalStore *self)
{
  const BalIdentifiers *identifiers = &self->identifiers;
  gsize n_rows = self->episodes.n_rows;
  guint64 bad = 0;

  if (identifiers->offsets == NULL)
    return TRUE;
  for (gsize i = 0; i < n_rows; i++)
    bad |= identifiers->offsets[i] > identifiers->offsets[i + 1];
  if (bad != 0 || identifiers->offsets[0] != 0)
    return FALSE;
  /* The text as a whole is UTF-8; no identifier may begin inside a letter. */
  for (gsize i = 0; i < n_rows; i++)
    bad |= identifiers->offsets[i] < identifiers->offsets[n_rows] &&
           (identifiers->texts[identifiers->offsets[i]] & 0xc0) == 0x80;
  return bad == 0;
}

static gboolean
check_pauses (const BalStore *self)
{
  const BalPauses *pauses = &self->pauses;

  for (gsize i = 0; i < pauses->n_pauses; i++)
    {
      if (pauses->episode[i] >= self->episodes.n_rows || pauses->to[i] < pauses->from[i] ||
          pauses->from[i] == BAL_DAY16_NONE || pauses->reason[i] >= pauses->n_names)
        return FALSE;
      if (i > 0 &&
          (pauses->episode[i] < pauses->episode[i - 1] ||
           (pauses->episode[i] == pauses->episode[i - 1] && pauses->from[i] < pauses->from[i - 1])))
        return FALSE;
    }
  return TRUE;
}

const char *
bal_store_check (const BalStore *self, guint n_threads)
{
  for (guint file = 0; file < G_N_ELEMENTS (self->records); file++)
    {
      const BalRecords *records = &self->records[file];

      if (file == BAL_CASELOAD_FILE_CHILDREN
            ? records->n_rows != self->n_ids
            : !check_first (records->first, self->n_ids, records->n_rows))
        return "its rows and its children do not fit together";
      if (!run_check (self, file, records->n_rows, n_threads, check_rows))
        return "a value is not among those of its column";
    }
  if (!check_children (self))
    return "its episodes and its children do not fit together";
  if (!run_check (self, BAL_CASELOAD_FILE_EPISODES, self->n_children, n_threads, check_order))
    return "its episodes are not in order";
  if (!check_identifiers (self))
    return "its identifiers do not fit together";
  return check_pauses (self) ? NULL : "its pauses and its episodes do not fit together";
}
