/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-store-cache-private.h"

#include <string.h>

#include "libbalanced/base/bal-digest-private.h"
#include "libbalanced/caseload/bal-store-parts-private.h"

/* A cache file: the header, the table of sections, the sections, each aligned, and the seal: a
 * digest of the seals of every MiB before it, so that many threads can check it. Numbers are as
 * the machine has them, which the header says. */

#define BLOCK ((gsize) 1 << 20)

typedef struct
{
  BalStoreCacheSection section;
  gconstpointer data; /* borrowed */
} Item;

typedef struct
{
  GArray *items;   /* owned; of Item */
  GPtrArray *kept; /* owned; what items borrow from, of GBytes */
} Plan;

static void
plan_clear (Plan *plan)
{
  g_array_unref (plan->items);
  g_ptr_array_unref (plan->kept);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

typedef struct
{
  GOutputStream *stream;
  GCancellable *cancellable;
  guint64 written;
  guint8 *chunk; /* borrowed; what came since the last whole one */
  BalDigest all;
} Writer;

void
bal_store_cache_describe_schema (char schema[33])
{
  g_autofree char *text = NULL;
  BalDigest digest;

  bal_digest_init (&digest);
  for (guint file = 0; file <= BAL_CASELOAD_FILE_STATUSES; file++)
    {
      guint n_columns;
      const BalSchemaColumn *columns = bal_caseload_schema_get_columns (file, &n_columns);

      bal_digest_update_int (&digest, n_columns);
      for (guint i = 0; i < n_columns; i++)
        {
          bal_digest_update_text (&digest, columns[i].name);
          bal_digest_update_int (&digest, columns[i].field);
          bal_digest_update_int (&digest, columns[i].type);
        }
    }
  text = bal_digest_get_string (&digest);
  memcpy (schema, text, 33);
}

static void
plan_item (Plan *plan, guint kind, guint file, guint field, gconstpointer data, guint64 size)
{
  Item item = { .data = data };

  item.section.kind = (guint16) kind;
  item.section.file = (guint16) file;
  item.section.field = field;
  item.section.size = size;
  g_array_append_val (plan->items, item);
}

/* Takes the bytes. */
static void
plan_bytes (Plan *plan, guint kind, guint file, guint field, GBytes *bytes)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  g_ptr_array_add (plan->kept, bytes);
  plan_item (plan, kind, file, field, data, size);
}

static GBytes *
join_names (const BalNames *names)
{
  GByteArray *texts = g_byte_array_new ();

  for (guint i = 0; i < names->n_names; i++)
    g_byte_array_append (texts, (const guint8 *) names->names[i],
                         (guint) strlen (names->names[i]) + 1);
  return g_byte_array_free_to_bytes (texts);
}

static void
plan_names (Plan *plan, const BalStore *store)
{
  for (guint file = 0; file < G_N_ELEMENTS (store->records); file++)
    {
      guint n_columns;
      const BalSchemaColumn *columns = bal_caseload_schema_get_columns (file, &n_columns);

      for (guint i = 0; i < n_columns; i++)
        {
          const BalNames *names = store->records[file].names[columns[i].field];

          if (names != NULL && bal_field_type_has_names (columns[i].type))
            plan_bytes (plan, BAL_STORE_CACHE_NAMES, file, columns[i].field, join_names (names));
        }
    }
  if (store->pause_names != NULL)
    plan_bytes (plan, BAL_STORE_CACHE_PAUSE_NAMES, 0, 0, join_names (store->pause_names));
}

static void
plan_parts (Plan *plan, BalStore *store)
{
  g_autoptr (GArray) parts = bal_store_list_parts (store);

  for (guint i = 0; i < parts->len; i++)
    {
      const BalStorePart *part = &g_array_index (parts, BalStorePart, i);

      if (*part->place != NULL)
        plan_item (plan, BAL_STORE_CACHE_PART + part->kind, part->file, part->field, *part->place,
                   bal_store_get_part_size (store, part));
    }
}

static GBytes *
make_numbers (const BalStore *store)
{
  BalStoreCacheNumbers numbers = { 0 };

  for (guint file = 0; file < G_N_ELEMENTS (store->records); file++)
    numbers.n_rows[file] = store->records[file].n_rows;
  numbers.n_pauses = store->pauses.n_pauses;
  numbers.n_ids = store->n_ids;
  numbers.n_children = store->n_children;
  numbers.separate = store->separate;
  return g_bytes_new (&numbers, sizeof numbers);
}

static void
plan_everything (Plan *plan, BalStore *store, GBytes *const extras[BAL_STORE_CACHE_N_EXTRAS])
{
  char *json = bal_framework_to_json (store->framework);

  plan_bytes (plan, BAL_STORE_CACHE_NUMBERS, 0, 0, make_numbers (store));
  plan_bytes (plan, BAL_STORE_CACHE_FRAMEWORK, 0, 0, g_bytes_new_take (json, strlen (json)));
  plan_item (plan, BAL_STORE_CACHE_DIGEST, 0, 0, store->digest, strlen (store->digest));
  for (guint i = 0; i < BAL_STORE_CACHE_N_EXTRAS; i++)
    plan_bytes (plan, BAL_STORE_CACHE_EXTRA + i, 0, 0, g_bytes_ref (extras[i]));
  plan_names (plan, store);
  plan_parts (plan, store);
}

static guint64
align (guint64 offset)
{
  return (offset + BAL_STORE_CACHE_ALIGNMENT - 1) / BAL_STORE_CACHE_ALIGNMENT *
         BAL_STORE_CACHE_ALIGNMENT;
}

/* Gives the size of the file. */
static guint64
place_sections (Plan *plan)
{
  guint64 offset =
    sizeof (BalStoreCacheHeader) + (guint64) plan->items->len * sizeof (BalStoreCacheSection);

  for (guint i = 0; i < plan->items->len; i++)
    {
      Item *item = &g_array_index (plan->items, Item, i);

      item->section.offset = align (offset);
      offset = item->section.offset + item->section.size;
    }
  return offset + BAL_STORE_CACHE_SEAL_LENGTH;
}

static void
seal_chunk (Writer *writer, gsize size)
{
  char seal[33];

  bal_store_cache_seal_chunk (writer->chunk, size, seal);
  bal_digest_update (&writer->all, seal, BAL_STORE_CACHE_SEAL_LENGTH);
}

static void
add_to_seal (Writer *writer, const guint8 *data, gsize size)
{
  while (size > 0)
    {
      gsize before = (gsize) (writer->written % BAL_STORE_CACHE_SEAL_CHUNK);
      gsize n = MIN (size, BAL_STORE_CACHE_SEAL_CHUNK - before);

      memcpy (writer->chunk + before, data, n);
      writer->written += n;
      data += n;
      size -= n;
      if (before + n == BAL_STORE_CACHE_SEAL_CHUNK)
        seal_chunk (writer, BAL_STORE_CACHE_SEAL_CHUNK);
    }
}

static gboolean
write_data (Writer *writer, gconstpointer data, guint64 size, GError **error)
{
  const guint8 *at = data;

  while (size > 0)
    {
      gsize n = (gsize) MIN (size, BLOCK);

      if (!g_output_stream_write_all (writer->stream, at, n, NULL, writer->cancellable, error))
        return FALSE;
      add_to_seal (writer, at, n);
      at += n;
      size -= n;
    }
  return TRUE;
}

static gboolean
write_sections (Writer *writer, const Plan *plan, GError **error)
{
  static const guint8 zeros[BAL_STORE_CACHE_ALIGNMENT];

  for (guint i = 0; i < plan->items->len; i++)
    {
      const Item *item = &g_array_index (plan->items, Item, i);

      if (!write_data (writer, zeros, item->section.offset - writer->written, error) ||
          !write_data (writer, item->data, item->section.size, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_seal (Writer *writer, GError **error)
{
  gsize rest = (gsize) (writer->written % BAL_STORE_CACHE_SEAL_CHUNK);
  g_autofree char *seal = NULL;

  if (rest > 0)
    seal_chunk (writer, rest);
  seal = bal_digest_get_string (&writer->all);
  return g_output_stream_write_all (writer->stream, seal, BAL_STORE_CACHE_SEAL_LENGTH, NULL,
                                    writer->cancellable, error);
}

gboolean
bal_store_cache_write (BalStore *store,
                       GBytes *const extras[BAL_STORE_CACHE_N_EXTRAS],
                       GOutputStream *stream,
                       GCancellable *cancellable,
                       GError **error)
{
  g_auto (Plan) plan = {
    g_array_new (FALSE, FALSE, sizeof (Item)),
    g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref),
  };
  BalStoreCacheHeader header = { .order = BAL_STORE_CACHE_ORDER,
                                 .version = BAL_STORE_CACHE_VERSION };
  g_autofree guint8 *chunk = g_malloc (BAL_STORE_CACHE_SEAL_CHUNK);
  Writer writer = { .stream = stream, .cancellable = cancellable, .chunk = chunk };
  char schema[33];

  bal_digest_init (&writer.all);
  plan_everything (&plan, store, extras);
  bal_store_cache_describe_schema (schema);
  memcpy (header.magic, BAL_STORE_CACHE_MAGIC, sizeof header.magic);
  memcpy (header.schema, schema, sizeof header.schema);
  header.size = place_sections (&plan);
  header.n_sections = plan.items->len;

  if (!write_data (&writer, &header, sizeof header, error))
    return FALSE;
  for (guint i = 0; i < plan.items->len; i++)
    {
      const Item *item = &g_array_index (plan.items, Item, i);

      if (!write_data (&writer, &item->section, sizeof item->section, error))
        return FALSE;
    }
  return write_sections (&writer, &plan, error) && write_seal (&writer, error);
}
