/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-parallel-private.h"
#include "libbalanced/caseload/bal-caseload-options-private.h"
#include "libbalanced/caseload/bal-store-builder-private.h"

/* Parts of about so many rows fit the cache while they are sorted. */
#define PART_ROWS 8192
#define MAX_PARTS 65536

typedef struct
{
  BalStoreBuilder *builder;
  const BalStaging *staging;
  BalField key;
  guint64 seed;
  gboolean corrections;
} Search;

static const guint8 *
find_record (const Search *search, gsize row, const BalStagingSegment **segment)
{
  return bal_staging_find_record (search->staging, row, segment);
}

static guint
get_width (const Search *search, BalField field)
{
  return bal_field_type_get_width (bal_caseload_schema_find (search->staging->file, field)->type);
}

static inline guint64
mix (guint64 state, guint64 word)
{
  state = (state ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return state ^ (state >> 29);
}

/* FALSE when the row has no key. */
static gboolean
hash_key (const Search *search,
          const BalStagingSegment *segment,
          const guint8 *record,
          guint64 *hash)
{
  guint width = get_width (search, search->key);
  guint64 key = bal_staging_get (segment, record, search->key, width);
  guint64 state = search->seed;
  char buffer[24];
  gsize length;
  const char *text;

  if (key == bal_staging_missing (width))
    return FALSE;
  if (width == 8)
    state = mix (state, bal_staging_get (segment, record, BAL_FIELD_SOURCE, 1));
  if (width < 8 || !(key & BAL_STAGING_ID_TEXT))
    {
      *hash = mix (mix (state, key), width);
      return TRUE;
    }

  text = bal_staging_get_identifier (search->staging, key, buffer, &length);
  for (gsize i = 0; i < length; i += 8)
    {
      guint64 word = 0;
      memcpy (&word, text + i, MIN (8, length - i));
      state = mix (state, word);
    }
  *hash = mix (state, length);
  return TRUE;
}

/* Codes are in the order of appearance: texts are compared, so that the order of rows is not. */
static int
compare_codes (const BalInterner *names, guint64 a, guint64 b, guint64 missing)
{
  if (a == b)
    return 0;
  if (a == missing || b == missing)
    return a == missing ? 1 : -1;
  return strcmp (bal_interner_get (names, (guint32) a), bal_interner_get (names, (guint32) b));
}

static int
compare_identifiers (const Search *search, guint64 a, guint64 b)
{
  char buffers[2][24];
  gsize lengths[2];
  const char *texts[2];

  if (a == b || a == BAL_STAGING_ID_NONE || b == BAL_STAGING_ID_NONE)
    return a == b ? 0 : a < b ? -1 : 1;
  texts[0] = bal_staging_get_identifier (search->staging, a, buffers[0], &lengths[0]);
  texts[1] = bal_staging_get_identifier (search->staging, b, buffers[1], &lengths[1]);
  if (lengths[0] != lengths[1])
    return lengths[0] < lengths[1] ? -1 : 1;
  return memcmp (texts[0], texts[1], lengths[0]);
}

static int
compare_field (const Search *search, const BalSchemaColumn *column, gsize row_a, gsize row_b)
{
  guint width = bal_field_type_get_width (column->type);
  const BalStagingSegment *segment_a, *segment_b;
  const guint8 *record_a = find_record (search, row_a, &segment_a);
  const guint8 *record_b = find_record (search, row_b, &segment_b);
  guint64 a = bal_staging_get (segment_a, record_a, column->field, width);
  guint64 b = bal_staging_get (segment_b, record_b, column->field, width);
  guint64 missing = bal_staging_missing (width);

  if (column->type == BAL_FIELD_TYPE_CHILD)
    return compare_codes (search->builder->intake->children, a, b, missing);
  if (bal_field_type_has_names (column->type))
    return compare_codes (search->staging->names[column->field], a, b, missing);
  if (column->type == BAL_FIELD_TYPE_IDENTIFIER)
    return compare_identifiers (search, a, b);
  return a == b ? 0 : a < b ? -1 : 1;
}

static gboolean
same_key (const Search *search, gsize a, gsize b)
{
  BalCaseloadFile file = search->staging->file;

  if (compare_field (search, bal_caseload_schema_find (file, search->key), a, b) != 0)
    return FALSE;
  return file != BAL_CASELOAD_FILE_EPISODES ||
         compare_field (search, bal_caseload_schema_find (file, BAL_FIELD_SOURCE), a, b) == 0;
}

/* The order of a journey first, then everything else. */
static int
compare_rows (const Search *search, gsize a, gsize b)
{
  static const BalField first[] = { BAL_FIELD_START_DATE, BAL_FIELD_END_DATE };
  BalCaseloadFile file = search->staging->file;
  guint n_columns;
  const BalSchemaColumn *columns = bal_caseload_schema_get_columns (file, &n_columns);
  int order = 0;

  for (guint i = 0; i < G_N_ELEMENTS (first) && order == 0; i++)
    {
      if (file == BAL_CASELOAD_FILE_EPISODES)
        order = compare_field (search, bal_caseload_schema_find (file, first[i]), a, b);
    }
  for (guint i = 0; i < n_columns && order == 0; i++)
    order = compare_field (search, &columns[i], a, b);
  return order;
}

static void
drop_row (const Search *search, gsize row, gboolean repeated)
{
  const BalStagingSegment *segment;
  const guint8 *record = find_record (search, row, &segment);
  BalStoreBuilder *builder = search->builder;
  BalCaseloadFile kind = search->staging->file;
  BalIntakeFile *file = builder->intake->files->pdata[segment->file];
  const char *code = kind == BAL_CASELOAD_FILE_CHILDREN ? "row-rejected-repeated-child"
                                                        : "row-rejected-repeated-episode";
  guint64 **dropped = &builder->dropped[kind];

  if (*dropped == NULL)
    *dropped = g_new0 (guint64, bal_staging_get_end (search->staging) / 64 + 1);
  (*dropped)[row / 64] |= G_GUINT64_CONSTANT (1) << row % 64;

  file->n_rejected++;
  if (repeated)
    {
      file->n_repeated++;
      code = "row-repeated";
    }
  else if (search->corrections)
    {
      file->n_corrected++;
      code = "row-corrected";
    }
  bal_findings_builder_add_row (builder->intake->findings, code, file->name,
                                bal_caseload_schema_find (kind, search->key)->name,
                                bal_staging_read (record + BAL_STAGING_ROW_OFFSET, 4));
}

/* Rows of one key, in the order in which they were read. */
static void
settle_group (const Search *search, const GArray *rows)
{
  gsize kept = g_array_index (rows, guint32, 0);

  for (guint i = 1; i < rows->len; i++)
    {
      gsize row = g_array_index (rows, guint32, i);

      if (search->corrections || compare_rows (search, row, kept) < 0)
        kept = row;
    }
  for (guint i = 0; i < rows->len; i++)
    {
      gsize row = g_array_index (rows, guint32, i);

      if (row != kept)
        drop_row (search, row, compare_rows (search, row, kept) == 0);
    }
}

/* Rows of one hash: nearly always of one key. */
static void
settle_run (const Search *search, const BalSortKey *keys, gsize n_keys)
{
  g_autoptr (GArray) same = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree BalSortKey *others = g_new (BalSortKey, n_keys);
  gsize n_others = 0;

  for (gsize i = 0; i < n_keys; i++)
    {
      guint32 row = (guint32) keys[i].second;

      if (i == 0 || same_key (search, (gsize) keys[0].second, row))
        g_array_append_val (same, row);
      else
        others[n_others++] = keys[i];
    }
  if (same->len > 1)
    settle_group (search, same);
  if (n_others > 1)
    settle_run (search, others, n_others);
}

/* Sorted keys; those of one hash stand together. */
static void
settle_keys (const Search *search, const BalSortKey *keys, gsize n_keys)
{
  for (gsize first = 0; first < n_keys;)
    {
      gsize end = first + 1;

      while (end < n_keys && keys[end].first == keys[first].first)
        end++;
      if (end - first > 1)
        settle_run (search, keys + first, end - first);
      first = end;
    }
}

/* Numbers of one source that are seen for the first time, one bit each. */
typedef struct
{
  const Search *search;
  guint64 *seen;
  gsize size;
  guint width;
  gint repeated; /* atomic */
} Census;

static void
count_block (guint n, gpointer data)
{
  Census *census = data;
  const BalStagingBlock *block = &census->search->staging->blocks[n];
  gsize n_rows = block->n_rows;

  for (gsize i = 0; i < n_rows; i++)
    {
      const guint8 *record = block->records + i * block->segment->stride;
      guint64 key = bal_staging_get (block->segment, record, census->search->key, census->width);
      guint64 bit = G_GUINT64_CONSTANT (1) << key % 64;

      if (key == bal_staging_missing (census->width))
        continue;
      if (key >= census->size ||
          (__atomic_fetch_or (&census->seen[key / 64], bit, __ATOMIC_RELAXED) & bit) != 0)
        {
          g_atomic_int_set (&census->repeated, TRUE);
          return;
        }
    }
}

/* Whether all rows are of one source, which they do not name themselves. */
static gboolean
has_one_source (const BalStaging *staging)
{
  const BalStagingPlace *first = NULL;

  for (guint i = 0; i < staging->segments->len; i++)
    {
      const BalStagingSegment *segment = staging->segments->pdata[i];
      const BalStagingPlace *source = &segment->places[BAL_FIELD_SOURCE];

      if (segment->n_rows == 0)
        continue;
      first = first != NULL ? first : source;
      if (source->offset >= 0 || source->constant != first->constant)
        return FALSE;
    }
  return TRUE;
}

/* Rows of one file, whose numbers are all different. */
static gboolean
follow_rows (const BalStaging *staging)
{
  guint64 shift = BAL_STAGING_ANY_SHIFT;
  guint file = 0;

  for (guint i = 0; i < staging->segments->len; i++)
    {
      const BalStagingSegment *segment = staging->segments->pdata[i];

      if (segment->n_rows == 0)
        continue;
      if (shift != BAL_STAGING_ANY_SHIFT && segment->file != file)
        return FALSE;
      shift = bal_staging_join_shifts (shift, segment->shift);
      file = segment->file;
    }
  return shift != BAL_STAGING_NO_SHIFT;
}

/* Many files number their rows. Most others have identifiers close together and without repeats:
 * then a bit each tells. */
static gboolean
has_no_repeat (const Search *search)
{
  const BalStaging *staging = search->staging;
  Census census = { .search = search, .size = staging->n_rows * 16 + 1024 };

  census.width = get_width (search, search->key);
  if (census.width == 8 && !has_one_source (staging))
    return FALSE;
  if (search->key == BAL_FIELD_EPISODE_ID && follow_rows (staging))
    return TRUE;

  census.seen = g_new0 (guint64, census.size / 64 + 1);
  bal_parallel_run (search->builder->n_threads, (guint) staging->n_blocks, count_block, &census);
  g_free (census.seen);
  return !g_atomic_int_get (&census.repeated);
}

/* Keys in two stages: by block of the staged rows, then by the first bits of their hash. */
typedef struct
{
  const Search *search;
  BalSortKey *keys;  /* those of a block begin where its rows do */
  gsize *n_in_block; /* keys */
  BalSortKey *parts;
  gsize *first; /* of each part, and one more at the end */
  guint n_parts;
} Sorting;

static void
collect_block (guint n, gpointer data)
{
  Sorting *sorting = data;
  const BalStaging *staging = sorting->search->staging;
  const BalStagingBlock *block = &staging->blocks[n];
  gsize n_rows = block->n_rows;
  BalSortKey *keys = sorting->keys + n * BAL_STAGING_BLOCK_ROWS;
  gsize n_keys = 0;

  for (gsize i = 0; i < n_rows; i++)
    {
      guint64 hash;

      if (hash_key (sorting->search, block->segment, block->records + i * block->segment->stride,
                    &hash))
        keys[n_keys++] = (BalSortKey){ hash, n * BAL_STAGING_BLOCK_ROWS + i };
    }
  sorting->n_in_block[n] = n_keys;
}

static void
sort_part (guint n, gpointer data)
{
  const Sorting *sorting = data;
  gsize n_keys = sorting->first[n + 1] - sorting->first[n];
  g_autofree BalSortKey *scratch = g_new (BalSortKey, n_keys + 1);

  bal_sort_keys (sorting->parts + sorting->first[n], n_keys, scratch);
}

/* A hash is as good as random. */
static void
split_keys (Sorting *sorting, gsize n_blocks)
{
  gsize *first = sorting->first;
  guint n_parts = sorting->n_parts;

  for (gsize block = 0; block < n_blocks; block++)
    {
      const BalSortKey *keys = sorting->keys + block * BAL_STAGING_BLOCK_ROWS;

      for (gsize i = 0; i < sorting->n_in_block[block]; i++)
        first[keys[i].first % n_parts + 1]++;
    }
  for (guint i = 0; i < n_parts; i++)
    first[i + 1] += first[i];
  for (gsize block = 0; block < n_blocks; block++)
    {
      const BalSortKey *keys = sorting->keys + block * BAL_STAGING_BLOCK_ROWS;

      for (gsize i = 0; i < sorting->n_in_block[block]; i++)
        sorting->parts[first[keys[i].first % n_parts]++] = keys[i];
    }
  /* Each place has moved to the end of its part, which is where the next one begins. */
  for (guint i = n_parts; i > 0; i--)
    first[i] = first[i - 1];
  first[0] = 0;
}

static void
drop_repeats (const Search *search)
{
  const BalStaging *staging = search->staging;
  guint n_blocks = (guint) staging->n_blocks;
  guint n_threads = search->builder->n_threads;
  g_autofree BalSortKey *keys = g_new (BalSortKey, bal_staging_get_end (staging) + 1);
  g_autofree BalSortKey *parts = g_new (BalSortKey, staging->n_rows + 1);
  g_autofree gsize *n_in_block = g_new0 (gsize, (gsize) n_blocks + 1);
  guint n_parts = (guint) CLAMP (staging->n_rows / PART_ROWS, 1, MAX_PARTS);
  g_autofree gsize *first = g_new0 (gsize, (gsize) n_parts + 1);
  Sorting sorting = { search, keys, n_in_block, parts, first, n_parts };

  bal_parallel_run (n_threads, n_blocks, collect_block, &sorting);
  split_keys (&sorting, n_blocks);
  bal_parallel_run (n_threads, n_parts, sort_part, &sorting);
  for (guint i = 0; i < n_parts; i++)
    settle_keys (search, parts + first[i], first[i + 1] - first[i]);
}

void
bal_store_builder_drop_repeats (BalStoreBuilder *self, BalCaseloadFile file, BalField key)
{
  Search search = {
    .builder = self,
    .staging = self->intake->staging[file],
    .key = key,
    .seed = (guint64) g_random_int () << 32 | g_random_int (),
    .corrections = bal_caseload_options_get_corrections (self->intake->options),
  };

  if (search.staging->n_rows >= 2 && search.staging->has_values[key] && !has_no_repeat (&search))
    drop_repeats (&search);
}
