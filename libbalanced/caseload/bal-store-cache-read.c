/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-store-cache-private.h"

#include <string.h>

#include "libbalanced/base/bal-parallel-private.h"
#include "libbalanced/base/bal-text-private.h"
#include "libbalanced/caseload/bal-store-check-private.h"
#include "libbalanced/caseload/bal-store-parts-private.h"
#include "libbalanced/core/bal-error.h"

#define SYNTHETIC "synthetic"
#define MAX_SECTIONS 4096

typedef struct
{
  const guint8 *data;
  gsize size;                           /* without the seal */
  const BalStoreCacheSection *sections; /* borrowed, from the data */
  guint n_sections;
} File;

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_BAD_VALUE, "the cache is damaged: %s", what);
  return FALSE;
}

static gboolean
check_header (const guint8 *data, gsize size, GError **error)
{
  BalStoreCacheHeader header = { 0 };
  char schema[33];

  memcpy (&header, data, MIN (size, sizeof header));
  if (memcmp (header.magic, BAL_STORE_CACHE_MAGIC, MIN (size, sizeof header.magic)) != 0)
    {
      g_set_error_literal (error, BAL_DATA_ERROR, BAL_DATA_ERROR_SYNTAX,
                           "it is no cache of a caseload");
      return FALSE;
    }
  if (size < sizeof header + BAL_STORE_CACHE_SEAL_LENGTH)
    {
      g_set_error_literal (error, BAL_DATA_ERROR, BAL_DATA_ERROR_TRUNCATED,
                           "the cache ends inside its header");
      return FALSE;
    }
  bal_store_cache_describe_schema (schema);
  if (header.order != BAL_STORE_CACHE_ORDER || header.version != BAL_STORE_CACHE_VERSION ||
      memcmp (header.schema, schema, sizeof header.schema) != 0)
    {
      g_set_error (error, BAL_ERROR, BAL_ERROR_NOT_SUPPORTED, "the cache was written by %s",
                   header.order == BAL_STORE_CACHE_ORDER ? "another version of the library"
                                                         : "a machine with another order of bytes");
      return FALSE;
    }
  if (header.size > size)
    {
      g_set_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_TRUNCATED,
                   "the cache has %" G_GSIZE_FORMAT " of %" G_GUINT64_FORMAT " bytes", size,
                   header.size);
      return FALSE;
    }
  return header.size == size || refuse (error, "something follows its end");
}

static gboolean
check_seal (const guint8 *data, gsize size, GError **error)
{
  char seal[33];

  bal_store_cache_seal (data, size - BAL_STORE_CACHE_SEAL_LENGTH, seal);
  return memcmp (data + size - BAL_STORE_CACHE_SEAL_LENGTH, seal, BAL_STORE_CACHE_SEAL_LENGTH) ==
           0 ||
         refuse (error, "its contents are not those that were written");
}

static gboolean
find_sections (File *file, GError **error)
{
  BalStoreCacheHeader header;
  gsize room = file->size - sizeof header;

  memcpy (&header, file->data, sizeof header);
  if (header.n_sections > MAX_SECTIONS || header.n_sections > room / sizeof (BalStoreCacheSection))
    return refuse (error, "its table of sections does not fit");
  file->n_sections = (guint) header.n_sections;
  file->sections = (gconstpointer) (file->data + sizeof header);
  for (guint i = 0; i < file->n_sections; i++)
    {
      const BalStoreCacheSection *section = &file->sections[i];

      if (section->offset % BAL_STORE_CACHE_ALIGNMENT != 0 || section->offset > file->size ||
          section->size > file->size - section->offset)
        return refuse (error, "a section does not fit");
    }
  return TRUE;
}

/* NULL when it is not there. */
static gconstpointer
find_section (const File *file, guint kind, guint of_file, guint field, guint64 *size)
{
  for (guint i = 0; i < file->n_sections; i++)
    {
      const BalStoreCacheSection *section = &file->sections[i];

      if (section->kind != kind || section->file != of_file || section->field != field)
        continue;
      *size = section->size;
      return file->data + section->offset;
    }
  return NULL;
}

static gboolean
read_numbers (const File *file, BalStore *store, GError **error)
{
  BalStoreCacheNumbers numbers;
  guint64 size;
  gconstpointer data = find_section (file, BAL_STORE_CACHE_NUMBERS, 0, 0, &size);

  if (data == NULL || size != sizeof numbers)
    return refuse (error, "its numbers are missing");
  memcpy (&numbers, data, sizeof numbers);
  for (guint i = 0; i < G_N_ELEMENTS (store->records); i++)
    {
      if (numbers.n_rows[i] >= G_MAXUINT32)
        return refuse (error, "it has too many rows");
      store->records[i].n_rows = numbers.n_rows[i];
    }
  if (numbers.n_ids >= G_MAXINT32 || numbers.n_children >= G_MAXINT32 ||
      numbers.n_pauses >= G_MAXUINT32 || numbers.separate > 1)
    return refuse (error, "it has too many children or pauses");
  store->n_ids = numbers.n_ids;
  store->n_children = numbers.n_children;
  store->separate = numbers.separate != 0;
  store->pauses.n_pauses = numbers.n_pauses;
  return TRUE;
}

static gboolean
read_framework (const File *file, BalStore *store, BalVocabulary **vocabulary, GError **error)
{
  guint64 size;
  gconstpointer data = find_section (file, BAL_STORE_CACHE_FRAMEWORK, 0, 0, &size);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) reason = NULL;

  if (data == NULL)
    return refuse (error, "its framework is missing");
  bytes = g_bytes_new (data, size);
  store->framework = bal_framework_new_from_bytes (bytes, "the framework of the cache", &reason);
  if (store->framework == NULL)
    return refuse (error, reason->message);
  *vocabulary = bal_vocabulary_new (store->framework);
  return bal_store_use_schemes (store, *vocabulary, &reason) || refuse (error, reason->message);
}

static gboolean
read_names (const File *file, BalStore *store, const BalVocabulary *vocabulary, GError **error)
{
  guint64 size = 0;
  gconstpointer data;

  for (guint i = 0; i < G_N_ELEMENTS (store->records); i++)
    {
      guint n_columns;
      const BalSchemaColumn *columns = bal_caseload_schema_get_columns (i, &n_columns);

      for (guint j = 0; j < n_columns; j++)
        {
          BalNames **names = &store->records[i].names[columns[j].field];

          *names = bal_store_make_fixed_names (vocabulary, &columns[j]);
          if (!bal_field_type_has_names (columns[j].type))
            continue;
          data = find_section (file, BAL_STORE_CACHE_NAMES, i, columns[j].field, &size);
          *names = data != NULL ? bal_names_new_from_texts (data, size) : NULL;
          if (*names == NULL)
            return refuse (error, "its names are no text");
        }
    }
  data = find_section (file, BAL_STORE_CACHE_PAUSE_NAMES, 0, 0, &size);
  if (data == NULL)
    return TRUE;
  store->pause_names = bal_names_new_from_texts (data, size);
  if (store->pause_names == NULL)
    return refuse (error, "its names are no text");
  store->pauses.names = store->pause_names->names;
  store->pauses.n_names = store->pause_names->n_names;
  return TRUE;
}

static gboolean
map_part (const File *file, const BalStorePart *part, guint64 *any_size, GError **error)
{
  guint64 size = 0;
  gconstpointer data =
    find_section (file, BAL_STORE_CACHE_PART + part->kind, part->file, part->field, &size);

  if (data == NULL)
    return !part->needed || refuse (error, "a column is missing");
  if (part->size != BAL_STORE_ANY_SIZE && part->size != size)
    return refuse (error, "a column has the wrong length");
  if (part->size == BAL_STORE_ANY_SIZE)
    *any_size = size;
  *part->place = (gpointer) data;
  return TRUE;
}

static gboolean
map_parts (const File *file,
           BalStore *store,
           guint64 *ids_size,
           guint64 *texts_size,
           GError **error)
{
  g_autoptr (GArray) parts = bal_store_list_parts (store);

  for (guint i = 0; i < parts->len; i++)
    {
      const BalStorePart *part = &g_array_index (parts, BalStorePart, i);
      guint64 *any_size = part->kind == BAL_STORE_PART_TEXTS ? texts_size : ids_size;

      if (!map_part (file, part, any_size, error))
        return FALSE;
    }
  if ((store->child_id != NULL) != store->separate ||
      (store->child_source != NULL) != store->separate ||
      (store->id_first_child != NULL) != store->separate)
    return refuse (error, "its children do not fit together");
  return TRUE;
}

static gboolean
check_texts (const BalStore *store, guint64 size, GError **error)
{
  const BalIdentifiers *identifiers = &store->identifiers;
  gsize n_rows = store->records[BAL_CASELOAD_FILE_EPISODES].n_rows;

  if (identifiers->offsets == NULL && identifiers->texts == NULL)
    return TRUE;
  if (identifiers->offsets == NULL || identifiers->texts == NULL || identifiers->numbers != NULL ||
      identifiers->offsets[n_rows] != size || !g_utf8_validate_len (identifiers->texts, size, NULL))
    return refuse (error, "its identifiers do not fit together");
  return TRUE;
}

/* Texts one after another, in order. */
static gboolean
find_ids (BalStore *store, guint64 size, GError **error)
{
  const char *text = store->id_texts;
  const char *end = text + size;

  if (size > 0 && end[-1] != '\0')
    return refuse (error, "its children have no names");
  store->ids = g_new0 (const char *, (gsize) store->n_ids + 1);
  for (guint i = 0; i < store->n_ids; i++)
    {
      gsize length = text < end ? strlen (text) : 0;

      if (text == end || !bal_text_is_utf8 (text, length) ||
          (i > 0 && strcmp (store->ids[i - 1], text) >= 0))
        return refuse (error, "its children are not in order");
      store->ids[i] = text;
      text += length + 1;
    }
  return text == end || refuse (error, "it has names of no child");
}

static gboolean
read_digest (const File *file, BalStore *store, GError **error)
{
  guint64 size;
  const char *data = find_section (file, BAL_STORE_CACHE_DIGEST, 0, 0, &size);

  if (data == NULL || size != 32)
    return refuse (error, "its digest is missing");
  for (guint i = 0; i < size; i++)
    {
      if (!g_ascii_isxdigit (data[i]))
        return refuse (error, "its digest is missing");
    }
  store->digest = g_strndup (data, size);
  return TRUE;
}

static gboolean
read_store (const File *file, BalStore *store, GError **error)
{
  g_autoptr (BalVocabulary) vocabulary = NULL;
  guint64 ids_size = 0;
  guint64 texts_size = 0;
  const BalNames *sources;
  const char *fault;
  guint code;

  if (!read_numbers (file, store, error) || !read_framework (file, store, &vocabulary, error) ||
      !read_names (file, store, vocabulary, error) ||
      !map_parts (file, store, &ids_size, &texts_size, error) ||
      !check_texts (store, texts_size, error) || !find_ids (store, ids_size, error) ||
      !read_digest (file, store, error))
    return FALSE;
  bal_store_connect (store);
  sources = store->records[BAL_CASELOAD_FILE_EPISODES].names[BAL_FIELD_SOURCE];
  store->synthetic = bal_names_lookup (sources, SYNTHETIC, &code);
  fault = bal_store_check (store, bal_parallel_get_n_threads (0));
  if (fault != NULL)
    return refuse (error, fault);
  return TRUE;
}

BalStore *
bal_store_cache_read (GBytes *bytes, GBytes *extras[BAL_STORE_CACHE_N_EXTRAS], GError **error)
{
  g_autoptr (BalStore) store = bal_store_new ();
  File file = { 0 };

  store->map = g_bytes_ref (bytes);
  file.data = g_bytes_get_data (bytes, &file.size);
  if (file.data == NULL)
    file.data = (const guint8 *) "";
  if (!check_header (file.data, file.size, error) || !check_seal (file.data, file.size, error))
    return NULL;
  file.size -= BAL_STORE_CACHE_SEAL_LENGTH;
  if (!find_sections (&file, error) || !read_store (&file, store, error))
    return NULL;
  for (guint i = 0; i < BAL_STORE_CACHE_N_EXTRAS; i++)
    {
      guint64 size = 0;
      const guint8 *data = find_section (&file, BAL_STORE_CACHE_EXTRA + i, 0, 0, &size);

      extras[i] =
        g_bytes_new_from_bytes (bytes, data != NULL ? (gsize) (data - file.data) : 0, size);
    }
  return g_steal_pointer (&store);
}
