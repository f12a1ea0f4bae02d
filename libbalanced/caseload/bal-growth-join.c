/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <string.h>

#include "libbalanced/base/bal-pages-private.h"
#include "libbalanced/base/bal-parallel-private.h"
#include "libbalanced/caseload/bal-growth-join-private.h"
#include "libbalanced/caseload/bal-store-parts-private.h"

#define SYNTHETIC "synthetic"

/* What is to be joined: for each file its rows, as runs of rows of stores. */
typedef struct
{
  const BalGrowth *growth;
  BalStore *store; /* the result */
  GArray *runs[4]; /* of BalGrowthRun */
  gsize n_rows[4];
  GArray *parts; /* of BalStorePart: the columns to fill */
  guint n_ids;
} Join;

static void
add_run (Join *join, BalCaseloadFile file, const BalStore *store, gsize first, gsize n_rows)
{
  GArray *runs = join->runs[file];
  BalGrowthRun run = { .store = store, .first = first, .n_rows = n_rows };
  BalGrowthRun *last = runs->len > 0 ? &g_array_index (runs, BalGrowthRun, runs->len - 1) : NULL;

  join->n_rows[file] += n_rows;
  if (n_rows == 0)
    return;
  if (last != NULL && store != NULL && last->store == store && last->first + last->n_rows == first)
    last->n_rows += n_rows;
  else
    g_array_append_val (runs, run);
}

/* Identifiers of the base from first to end, as they are. */
static void
add_base (Join *join, guint first, guint end)
{
  const BalStore *base = join->growth->base;

  for (guint file = 0; file < G_N_ELEMENTS (join->runs); file++)
    {
      const BalRecords *records = &base->records[file];
      guint32 *to = join->store->records[file].first;

      if (file == BAL_CASELOAD_FILE_CHILDREN)
        {
          add_run (join, file, base, first, end - first);
          continue;
        }
      for (guint id = first; id < end; id++)
        to[join->n_ids + id - first] =
          (guint32) (join->n_rows[file] + records->first[id] - records->first[first]);
      add_run (join, file, base, records->first[first],
               records->first[end] - records->first[first]);
    }
  memcpy (join->store->ids + join->n_ids, base->ids + first,
          ((gsize) end - first) * sizeof *base->ids);
  join->n_ids += end - first;
}

static void
add_other (Join *join, BalCaseloadFile file, const BalGrowthPlace *place)
{
  const BalStore *from = place->store;
  const guint32 *first = from != NULL ? from->records[file].first : NULL;

  if (file == BAL_CASELOAD_FILE_CHILDREN)
    {
      add_run (join, file, from, place->index, 1);
      return;
    }
  join->store->records[file].first[join->n_ids] = (guint32) join->n_rows[file];
  if (from != NULL)
    add_run (join, file, from, first[place->index], first[place->index + 1] - first[place->index]);
}

static void
add_change (Join *join, const BalGrowthChange *change)
{
  join->store->records[BAL_CASELOAD_FILE_EPISODES].first[join->n_ids] =
    (guint32) join->n_rows[BAL_CASELOAD_FILE_EPISODES];
  for (guint i = 0; i < change->children->len; i++)
    {
      const BalGrowthPlace *place = &g_array_index (change->children, BalGrowthPlace, i);
      guint32 first = place->store->child_first[place->index];

      add_run (join, BAL_CASELOAD_FILE_EPISODES, place->store, first,
               place->store->child_first[place->index + 1] - first);
    }
  for (guint file = 0; file < G_N_ELEMENTS (change->others); file++)
    if (file != BAL_CASELOAD_FILE_EPISODES)
      add_other (join, file, &change->others[file]);
  join->store->ids[join->n_ids++] = change->id;
}

static void
add_everything (Join *join)
{
  const BalGrowth *growth = join->growth;
  guint next = 0;

  for (guint i = 0; i < growth->changes->len; i++)
    {
      const BalGrowthChange *change = growth->changes->pdata[i];

      add_base (join, next, change->base_id);
      add_change (join, change);
      next = change->base_id + (change->is_new ? 0 : 1);
    }
  add_base (join, next, growth->base->n_ids);
  for (guint file = 0; file < G_N_ELEMENTS (join->runs); file++)
    {
      BalRecords *records = &join->store->records[file];

      records->n_rows = join->n_rows[file];
      if (records->first != NULL)
        records->first[join->n_ids] = (guint32) join->n_rows[file];
    }
}

static void
copy_ids (BalStore *store)
{
  gsize size = 0;
  char *place;

  for (guint i = 0; i < store->n_ids; i++)
    size += strlen (store->ids[i]) + 1;
  store->id_texts = g_malloc (size + 1);
  place = store->id_texts;
  for (guint i = 0; i < store->n_ids; i++)
    {
      gsize length = strlen (store->ids[i]) + 1;

      store->ids[i] = memcpy (place, store->ids[i], length);
      place += length;
    }
}

/* The words of a column, put together: a map from the codes of the base, and one from those of the
 * store that was looked at last. */
typedef struct
{
  const BalStore *store;
  guint32 *codes; /* owned; by code, in the terms of the interner */
} Map;

typedef struct
{
  BalCaseloadFile file;
  BalField field;
  guint width;
  BalInterner *names; /* owned */
  GByteArray *used;   /* owned; by code of the interner */
  Map base, last;
} Words;

static void
make_map (Words *words, const BalStore *store, Map *map)
{
  const BalNames *names = store->records[words->file].names[words->field];
  guint n_names = names != NULL ? names->n_names : 0;
  guint n_used = words->used->len;
  gsize n_all;

  g_free (map->codes);
  map->store = store;
  map->codes = g_new (guint32, (gsize) n_names + 1);
  for (guint i = 0; i < n_names; i++)
    map->codes[i] = bal_interner_intern (words->names, names->names[i], strlen (names->names[i]));
  n_all = bal_interner_get_count (words->names) + 1;
  if (n_all <= n_used)
    return;
  g_byte_array_set_size (words->used, (guint) n_all);
  memset (words->used->data + n_used, 0, n_all - n_used);
}

static const guint32 *
get_map (Words *words, const BalStore *store)
{
  if (words->base.store == store)
    return words->base.codes;
  if (words->last.store != store)
    make_map (words, store, &words->last);
  return words->last.codes;
}

static void
words_clear (Words *words)
{
  bal_interner_free (words->names);
  g_byte_array_unref (words->used);
  g_free (words->base.codes);
  g_free (words->last.codes);
}

static void
mark_used (Words *words, const BalGrowthRun *run, gconstpointer column)
{
  const guint32 *map = get_map (words, run->store);
  guint8 *used = words->used->data;
  const guint8 *ones = column;
  const guint16 *twos = column;
  const guint32 *fours = column;
  gsize end = run->first + run->n_rows;

  switch (words->width)
    {
    case 1:
      for (gsize i = run->first; i < end; i++)
        if (ones[i] != G_MAXUINT8)
          used[map[ones[i]]] = 1;
      break;
    case 2:
      for (gsize i = run->first; i < end; i++)
        if (twos[i] != G_MAXUINT16)
          used[map[twos[i]]] = 1;
      break;
    default:
      for (gsize i = run->first; i < end; i++)
        if (fours[i] != G_MAXUINT32)
          used[map[fours[i]]] = 1;
      break;
    }
}

static void
translate (Words *words,
           const BalGrowthRun *run,
           gconstpointer column,
           const guint32 *new_codes,
           gpointer to)
{
  const guint32 *map = get_map (words, run->store);
  const guint8 *ones = (const guint8 *) column + run->first;
  const guint16 *twos = (const guint16 *) column + run->first;
  const guint32 *fours = (const guint32 *) column + run->first;

  for (gsize i = 0; words->width == 1 && i < run->n_rows; i++)
    ((guint8 *) to)[i] = ones[i] != G_MAXUINT8 ? (guint8) new_codes[map[ones[i]]] : G_MAXUINT8;
  for (gsize i = 0; words->width == 2 && i < run->n_rows; i++)
    ((guint16 *) to)[i] = twos[i] != G_MAXUINT16 ? (guint16) new_codes[map[twos[i]]] : G_MAXUINT16;
  for (gsize i = 0; words->width == 4 && i < run->n_rows; i++)
    ((guint32 *) to)[i] = fours[i] != G_MAXUINT32 ? new_codes[map[fours[i]]] : G_MAXUINT32;
}

static gconstpointer
get_column (const BalGrowthRun *run, BalCaseloadFile file, BalField field)
{
  return run->store != NULL ? run->store->records[file].columns[field] : NULL;
}

/* Whether the codes of the base are those of the result. */
static gboolean
keeps_codes (const Words *words, const guint32 *new_codes)
{
  const BalNames *names = words->base.store->records[words->file].names[words->field];

  for (guint i = 0; names != NULL && i < names->n_names; i++)
    if (words->used->data[words->base.codes[i]] && new_codes[words->base.codes[i]] != i)
      return FALSE;
  return TRUE;
}

static gpointer
make_column (gsize size)
{
  gpointer column = g_malloc (size + sizeof (guint32));

  bal_pages_advise (column, size);
  return column;
}

/* Copies a column; words are given where its codes change. */
static void
fill_column (const Join *join,
             const BalStorePart *part,
             guint width,
             Words *words,
             const guint32 *new_codes)
{
  const GArray *runs = join->runs[part->file];
  gboolean keeps = words == NULL || keeps_codes (words, new_codes);
  guint8 *to = make_column (part->size);

  *part->place = to;
  for (guint n = 0; n < runs->len; n++)
    {
      const BalGrowthRun *run = &g_array_index (runs, BalGrowthRun, n);
      const guint8 *from = get_column (run, part->file, part->field);

      if (from == NULL)
        memset (to, 0xff, run->n_rows * width);
      else if (words != NULL && !(keeps && run->store == words->base.store))
        translate (words, run, from, new_codes, to);
      else
        memcpy (to, from + run->first * width, run->n_rows * width);
      to += run->n_rows * width;
    }
}

static void
join_words (const Join *join, const BalStorePart *part, guint width)
{
  Words words = { .file = part->file, .field = part->field, .width = width };
  g_autofree guint32 *new_codes = NULL;
  const GArray *runs = join->runs[part->file];
  BalNames *names;

  words.names = bal_interner_new ();
  words.used = g_byte_array_new ();
  make_map (&words, join->growth->base, &words.base);
  for (guint n = 0; n < runs->len; n++)
    {
      const BalGrowthRun *run = &g_array_index (runs, BalGrowthRun, n);
      gconstpointer column = get_column (run, part->file, part->field);

      if (column != NULL)
        mark_used (&words, run, column);
    }
  names = bal_names_new_sorted (words.names, words.used->data, &new_codes);
  join->store->records[part->file].names[part->field] = names;
  if (part->needed || names->n_names > 0)
    fill_column (join, part, width, &words, new_codes);
  words_clear (&words);
}

/* A missing value has all bits set. */
static gboolean
has_value (const Join *join, const BalStorePart *part, guint width)
{
  const GArray *runs = join->runs[part->file];

  for (guint n = 0; n < runs->len; n++)
    {
      const BalGrowthRun *run = &g_array_index (runs, BalGrowthRun, n);
      const guint8 *column = get_column (run, part->file, part->field);

      for (gsize i = run->first * width; column != NULL && i < (run->first + run->n_rows) * width;
           i++)
        if (column[i] != 0xff)
          return TRUE;
    }
  return FALSE;
}

static void
join_column (guint n, gpointer data)
{
  const Join *join = data;
  const BalStorePart *part = &g_array_index (join->parts, BalStorePart, n);
  const BalSchemaColumn *column = bal_caseload_schema_find (part->file, part->field);
  guint width = bal_field_type_get_width (column->type);

  if (bal_field_type_has_names (column->type))
    join_words (join, part, width);
  else if (part->needed || has_value (join, part, width))
    fill_column (join, part, width, NULL, NULL);
}

static void
join_rows (const Join *join, BalCaseloadFile file)
{
  const GArray *runs = join->runs[file];
  guint32 *row = make_column (join->n_rows[file] * sizeof *row);

  join->store->records[file].row = row;
  for (guint n = 0; n < runs->len; n++)
    {
      const BalGrowthRun *run = &g_array_index (runs, BalGrowthRun, n);

      if (run->store == NULL)
        memset (row, 0, run->n_rows * sizeof *row);
      else
        memcpy (row, run->store->records[file].row + run->first, run->n_rows * sizeof *row);
      row += run->n_rows;
    }
}

static void
join_cells (const Join *join)
{
  const GArray *runs = join->runs[BAL_CASELOAD_FILE_EPISODES];
  guint8 *cell = make_column (join->n_rows[BAL_CASELOAD_FILE_EPISODES]);

  join->store->cell = cell;
  for (guint n = 0; n < runs->len; n++)
    {
      const BalGrowthRun *run = &g_array_index (runs, BalGrowthRun, n);

      memcpy (cell, run->store->cell + run->first, run->n_rows);
      cell += run->n_rows;
    }
}

/* What every store of a framework says alike. */
static void
copy_scheme (BalStore *store, const BalStore *base)
{
  store->episodes.n_strands = base->episodes.n_strands;
  store->episodes.n_levels = base->episodes.n_levels;
  store->episodes.n_stages = base->episodes.n_stages;
  store->episodes.stage_intervention = base->episodes.stage_intervention;
  memcpy (store->episodes.level_band, base->episodes.level_band, sizeof store->episodes.level_band);
  store->framework = g_object_ref (base->framework);
  for (guint file = 0; file < G_N_ELEMENTS (store->records); file++)
    {
      guint n_columns;
      const BalSchemaColumn *columns = bal_caseload_schema_get_columns (file, &n_columns);

      for (guint i = 0; i < n_columns; i++)
        {
          BalNames *names = base->records[file].names[columns[i].field];

          if (names != NULL && !bal_field_type_has_names (columns[i].type))
            store->records[file].names[columns[i].field] = bal_names_ref (names);
        }
    }
}

static void
keep_columns (GArray *parts)
{
  guint n_kept = 0;

  for (guint i = 0; i < parts->len; i++)
    if (g_array_index (parts, BalStorePart, i).kind == BAL_STORE_PART_COLUMN)
      g_array_index (parts, BalStorePart, n_kept++) = g_array_index (parts, BalStorePart, i);
  g_array_set_size (parts, n_kept);
}

static void
begin_join (Join *join)
{
  guint n_ids = bal_growth_get_n_ids (join->growth);

  join->store->n_ids = n_ids;
  join->store->ids = g_new0 (const char *, (gsize) n_ids + 1);
  for (guint file = 0; file < G_N_ELEMENTS (join->runs); file++)
    {
      join->runs[file] = g_array_new (FALSE, FALSE, sizeof (BalGrowthRun));
      if (file != BAL_CASELOAD_FILE_CHILDREN)
        join->store->records[file].first = g_new0 (guint32, (gsize) n_ids + 1);
    }
}

BalStore *
bal_growth_join (const BalGrowth *self)
{
  Join join = { .growth = self, .store = bal_store_new () };
  guint n_threads = bal_parallel_get_n_threads (0);
  const BalNames *sources;
  guint code;

  begin_join (&join);
  add_everything (&join);
  copy_ids (join.store);
  copy_scheme (join.store, self->base);
  join.parts = bal_store_list_parts (join.store);
  keep_columns (join.parts);
  bal_parallel_run (n_threads, join.parts->len, join_column, &join);
  for (guint file = 0; file < G_N_ELEMENTS (join.runs); file++)
    join_rows (&join, file);
  join_cells (&join);
  bal_growth_join_identifiers (join.store, join.runs[BAL_CASELOAD_FILE_EPISODES]);
  bal_growth_join_pauses (join.store, join.runs[BAL_CASELOAD_FILE_EPISODES]);

  sources = join.store->records[BAL_CASELOAD_FILE_EPISODES].names[BAL_FIELD_SOURCE];
  join.store->synthetic = bal_names_lookup (sources, SYNTHETIC, &code);
  join.store->separate = self->mode == BAL_GROWTH_SEPARATE && sources->n_names > 1;
  bal_store_make_children (join.store);
  bal_store_complete (join.store, n_threads);
  g_array_unref (join.parts);
  for (guint file = 0; file < G_N_ELEMENTS (join.runs); file++)
    g_array_unref (join.runs[file]);
  return join.store;
}
