/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-parallel-private.h"
#include "libbalanced/caseload/bal-store-partition-private.h"

/* So many rows at a time stay in the cache while each column takes its value of them. */
#define BATCH ((gsize) 256)

typedef struct
{
  BalStoreBuilder *builder;
  BalStaging *staging;
  BalRecords *records;
  guint32 *order; /* the staged row at each place */
  gsize n_rows;
  const guint32 *first; /* the first place of each identifier, and one more at the end */
  BalPartition partition;
  const BalSchemaColumn *columns;
  guint n_columns;
  const BalStagingSegment *layout; /* nullable: every row there is, is laid out like this */
} Gather;

/* The records behind a run of rows. */
typedef struct
{
  gsize first;
  gsize n;
  const BalStagingSegment *segments[BATCH]; /* NULL: no row */
  const guint8 *records[BATCH];
} Batch;

static inline guint64
get_value (const Batch *batch, gsize i, BalField field, guint width, const guint32 *new_codes)
{
  guint64 value;

  if (batch->segments[i] == NULL)
    return G_MAXUINT64;
  value = bal_staging_get (batch->segments[i], batch->records[i], field, width);
  if (new_codes != NULL && value != bal_staging_missing (width))
    return new_codes[value];
  return value;
}

static void
fill_column (const Batch *batch,
             const BalSchemaColumn *column,
             const guint32 *new_codes,
             gpointer values)
{
  guint8 *ones = (guint8 *) values + batch->first;
  guint16 *twos = (guint16 *) values + batch->first;
  guint32 *fours = (guint32 *) values + batch->first;

  switch (bal_field_type_get_width (column->type))
    {
    case 1:
      for (gsize i = 0; i < batch->n; i++)
        ones[i] = (guint8) get_value (batch, i, column->field, 1, new_codes);
      break;
    case 2:
      for (gsize i = 0; i < batch->n; i++)
        twos[i] = (guint16) get_value (batch, i, column->field, 2, new_codes);
      break;
    default:
      for (gsize i = 0; i < batch->n; i++)
        fours[i] = (guint32) get_value (batch, i, column->field, 4, new_codes);
      break;
    }
}

/* Rows of one layout: where the value stands is known before the loop. */
static inline __attribute__ ((always_inline)) void
fill_alike (const Batch *batch, int offset, guint width, const guint32 *new_codes, gpointer values)
{
  const guint64 missing = bal_staging_missing (width);
  guint8 *to = (guint8 *) values + batch->first * width;

  for (gsize i = 0; i < batch->n; i++, to += width)
    {
      guint64 value = bal_staging_read (batch->records[i] + offset, width);

      if (new_codes != NULL && value != missing)
        value = new_codes[value];
      bal_staging_write (to, width, value);
    }
}

static inline __attribute__ ((always_inline)) void
fill_width (const Batch *batch, int offset, guint width, const guint32 *new_codes, gpointer values)
{
  if (new_codes != NULL)
    fill_alike (batch, offset, width, new_codes, values);
  else
    fill_alike (batch, offset, width, NULL, values);
}

static void
fill_column_alike (const Batch *batch,
                   int offset,
                   guint width,
                   const guint32 *new_codes,
                   gpointer values)
{
  switch (width)
    {
    case 1:
      fill_width (batch, offset, 1, new_codes, values);
      break;
    case 2:
      fill_width (batch, offset, 2, new_codes, values);
      break;
    default:
      fill_width (batch, offset, 4, new_codes, values);
      break;
    }
}

static void
fill_cells_alike (const Batch *batch,
                  const BalStagingSegment *layout,
                  guint n_levels,
                  guint8 *cells)
{
  const BalStagingPlace *strand = &layout->places[BAL_FIELD_STRAND];
  const BalStagingPlace *level = &layout->places[BAL_FIELD_LEVEL];

  for (gsize i = 0; i < batch->n; i++)
    {
      const guint8 *record = batch->records[i];
      guint a = (guint8) ((strand->offset < 0 ? strand->constant : record[strand->offset]) + 1);
      guint b = (guint8) ((level->offset < 0 ? level->constant : record[level->offset]) + 1);

      cells[batch->first + i] = (guint8) (a * (n_levels + 1) + b);
    }
}

static void
fill_cells (const Batch *batch, const BalStore *store, guint8 *cells)
{
  guint n_levels = store->episodes.n_levels;

  for (gsize i = 0; i < batch->n; i++)
    {
      guint strand = (guint8) (get_value (batch, i, BAL_FIELD_STRAND, 1, NULL) + 1);
      guint level = (guint8) (get_value (batch, i, BAL_FIELD_LEVEL, 1, NULL) + 1);

      cells[batch->first + i] = (guint8) (strand * (n_levels + 1) + level);
    }
}

static void
fill_numbers (const Batch *batch, guint32 *numbers)
{
  for (gsize i = 0; i < batch->n; i++)
    numbers[batch->first + i] = (guint32) get_value (batch, i, BAL_FIELD_EPISODE_ID, 8, NULL);
}

static void
fetch_batch (const Gather *gather, Batch *batch)
{
  const BalStagingBlock *blocks = gather->staging->blocks;

  for (gsize i = 0; i < batch->n && gather->layout; i++)
    {
      guint32 row = gather->order[batch->first + i];

      batch->records[i] = blocks[row / BAL_STAGING_BLOCK_ROWS].records +
                          row % BAL_STAGING_BLOCK_ROWS * gather->layout->stride;
    }
  for (gsize i = 0; i < batch->n && !gather->layout; i++)
    {
      guint32 row = gather->order[batch->first + i];

      batch->segments[i] = NULL;
      if (row == G_MAXUINT32)
        continue;
      batch->records[i] = bal_staging_find_record (gather->staging, row, &batch->segments[i]);
    }
}

/* TRUE where the column is done. */
static gboolean
fill_at_once (const Gather *gather,
              const Batch *batch,
              const BalSchemaColumn *column,
              const guint32 *new_codes,
              gpointer values)
{
  int offset = gather->layout ? gather->layout->places[column->field].offset : -1;

  if (offset >= 0)
    fill_column_alike (batch, offset, bal_field_type_get_width (column->type), new_codes, values);
  return offset >= 0;
}

static void
fill_rows (const Gather *gather, const Batch *batch)
{
  guint32 *rows = gather->records->row;

  if (gather->layout)
    fill_column_alike (batch, BAL_STAGING_ROW_OFFSET, sizeof (guint32), NULL, rows);
  else
    for (gsize i = 0; i < batch->n; i++)
      rows[batch->first + i] =
        batch->segments[i] != NULL
          ? (guint32) bal_staging_read (batch->records[i] + BAL_STAGING_ROW_OFFSET, 4)
          : 0;
}

static void
fill_batch (const Gather *gather, const Batch *batch)
{
  BalCaseloadFile file = gather->staging->file;
  BalStore *store = gather->builder->store;

  fill_rows (gather, batch);
  for (guint i = 0; i < gather->n_columns; i++)
    {
      BalField field = gather->columns[i].field;
      const guint32 *new_codes = gather->builder->new_codes[file][field];
      gpointer values = gather->records->columns[field];

      if (values != NULL && !fill_at_once (gather, batch, &gather->columns[i], new_codes, values))
        fill_column (batch, &gather->columns[i], new_codes, values);
    }
  if (file != BAL_CASELOAD_FILE_EPISODES)
    return;

  if (gather->layout)
    fill_cells_alike (batch, gather->layout, store->episodes.n_levels, store->cell);
  else
    fill_cells (batch, store, store->cell);
  if (store->identifiers.numbers != NULL)
    fill_numbers (batch, store->identifiers.numbers);
}

/* The first identifier whose rows begin at or after a place. */
static guint
find_id (const guint32 *first, guint n_ids, gsize place)
{
  guint low = 0;
  guint high = n_ids;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (first[middle] < place)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Brings the rows of a chunk in order, and gives their places. */
static void
sort_chunk (const Gather *gather, guint chunk, gsize *from, gsize *end)
{
  const BalPartition *partition = &gather->partition;
  guint n_ids = gather->builder->store->n_ids;
  guint first_id = find_id (gather->first, n_ids, chunk * partition->chunk_rows);
  guint end_id = find_id (gather->first, n_ids, (chunk + 1) * partition->chunk_rows);

  bal_partition_group (partition, chunk, gather->order);
  if (gather->staging->file != BAL_CASELOAD_FILE_CHILDREN)
    bal_store_builder_sort (gather->builder, gather->staging->file, gather->order, first_id,
                            end_id);
  *from = gather->first[first_id];
  *end = gather->first[end_id];
}

static void
gather_chunk (guint chunk, gpointer data)
{
  const Gather *gather = data;
  g_autofree Batch *batch = g_new (Batch, 1);
  gsize end;

  for (gsize i = 0; i < BATCH; i++)
    batch->segments[i] = gather->layout;
  sort_chunk (gather, chunk, &batch->first, &end);
  for (; batch->first < end; batch->first += batch->n)
    {
      batch->n = MIN (BATCH, end - batch->first);
      fetch_batch (gather, batch);
      fill_batch (gather, batch);
    }
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

static gboolean
is_kept_elsewhere (BalField field)
{
  return field == BAL_FIELD_CHILD_ID || field == BAL_FIELD_EPISODE_ID ||
         field == BAL_FIELD_STRAND || field == BAL_FIELD_LEVEL;
}

/* In small pages: see bal-pages-private.h. */
static gpointer
make_column (const Gather *gather, gsize width)
{
  return g_malloc ((gather->n_rows + 1) * width);
}

static void
make_columns (Gather *gather)
{
  BalStore *store = gather->builder->store;
  BalCaseloadFile file = gather->staging->file;

  gather->records->n_rows = gather->n_rows;
  gather->records->row = make_column (gather, sizeof (guint32));
  for (guint i = 0; i < gather->n_columns; i++)
    {
      const BalSchemaColumn *column = &gather->columns[i];
      gsize width = bal_field_type_get_width (column->type);

      if (is_kept_elsewhere (column->field))
        continue;
      if (gather->staging->has_values[column->field] || is_always_there (file, column->field))
        gather->records->columns[column->field] = make_column (gather, width);
    }
  if (file != BAL_CASELOAD_FILE_EPISODES)
    return;

  store->cell = make_column (gather, sizeof (guint8));
  if (!gather->staging->has_values[BAL_FIELD_EPISODE_ID] || !gather->builder->small_numbers)
    return;
  if (gather->builder->shift != BAL_STAGING_NO_SHIFT)
    {
      store->identifiers.shift = g_new (guint32, 1);
      *store->identifiers.shift = (guint32) gather->builder->shift;
    }
  else
    store->identifiers.numbers = make_column (gather, sizeof (guint32));
}

/* Identifiers that are no small numbers, one after another. */
static void
gather_texts (const Gather *gather)
{
  BalIdentifiers *identifiers = &gather->builder->store->identifiers;
  const BalStaging *staging = gather->staging;
  gsize size = staging->texts_size + 1;
  gsize used = 0;

  identifiers->offsets = g_new (guint64, gather->n_rows + 1);
  identifiers->texts = g_malloc (size);
  for (gsize i = 0; i < gather->n_rows; i++)
    {
      guint32 row = gather->order[i];
      const BalStagingSegment *segment;
      const guint8 *record = bal_staging_find_record (staging, row, &segment);
      guint64 identifier =
        bal_staging_get (segment, record, BAL_FIELD_EPISODE_ID, sizeof (guint64));
      char buffer[24];
      const char *text;
      gsize length;

      identifiers->offsets[i] = used;
      if (identifier == BAL_STAGING_ID_NONE)
        continue;
      text = bal_staging_get_identifier (staging, identifier, buffer, &length);
      if (size - used < length)
        {
          size = size + size / 2 + length + 4096;
          identifiers->texts = g_realloc (identifiers->texts, size);
        }
      memcpy (identifiers->texts + used, text, length);
      used += length;
    }
  identifiers->offsets[gather->n_rows] = used;
  identifiers->texts = g_realloc (identifiers->texts, used + 1);
}

/* Rows of an identifier begin at first[identifier]; of children.csv there is one, or none. */
static guint32 *
find_first (const BalStoreBuilder *self, BalCaseloadFile file)
{
  gsize n_codes = bal_interner_get_count (self->intake->children);
  guint n_ids = self->store->n_ids;
  guint32 *first = g_new0 (guint32, (gsize) n_ids + 1);

  for (gsize code = 0; code < n_codes; code++)
    {
      if (self->n_rows[file][code] > 0)
        first[self->new_ids[code] + 1] = self->n_rows[file][code];
    }
  for (guint id = 0; id < n_ids; id++)
    first[id + 1] = file == BAL_CASELOAD_FILE_CHILDREN ? id + 1 : first[id] + first[id + 1];
  return first;
}

void
bal_store_builder_gather (BalStoreBuilder *self, BalCaseloadFile file)
{
  BalStaging *staging = self->intake->staging[file];
  guint32 *first = find_first (self, file);
  gsize n_rows = first[self->store->n_ids];
  g_autofree guint32 *order = g_new (guint32, n_rows + 1);
  Gather gather = {
    .builder = self,
    .staging = staging,
    .records = &self->store->records[file],
    .order = order,
    .n_rows = n_rows,
    .first = first,
  };

  gather.columns = bal_caseload_schema_get_columns (file, &gather.n_columns);
  if (file == BAL_CASELOAD_FILE_CHILDREN)
    memset (order, 0xff, n_rows * sizeof *order);
  else
    gather.records->first = first;
  if (file != BAL_CASELOAD_FILE_CHILDREN && staging->is_uniform)
    gather.layout = staging->segments->pdata[0];
  bal_partition_init (&gather.partition, self, file, first);
  make_columns (&gather);
  bal_parallel_run (self->n_threads, gather.partition.n_chunks, gather_chunk, &gather);
  if (file == BAL_CASELOAD_FILE_EPISODES && staging->has_values[BAL_FIELD_EPISODE_ID] &&
      !self->small_numbers)
    gather_texts (&gather);

  bal_partition_clear (&gather.partition);
  if (file == BAL_CASELOAD_FILE_CHILDREN)
    g_free (first);
  g_clear_pointer (&self->intake->staging[file], bal_staging_free);
}
