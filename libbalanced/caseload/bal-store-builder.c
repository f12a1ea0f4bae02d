/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-store-builder-private.h"

#include "libbalanced/base/bal-parallel-private.h"
#include "libbalanced/caseload/bal-caseload-options-private.h"
#include "libbalanced/core/bal-error.h"

#define SYNTHETIC "synthetic"
#define NO_DAY G_MAXUINT16

static void
builder_clear (BalStoreBuilder *self)
{
  g_clear_pointer (&self->store, bal_store_unref);
  g_free (self->new_ids);
  for (guint file = 0; file < G_N_ELEMENTS (self->dropped); file++)
    {
      g_free (self->dropped[file]);
      g_free (self->n_rows[file]);
      for (guint i = 0; i < BAL_N_FIELDS; i++)
        {
          g_free (self->new_codes[file][i]);
          g_free (self->used[file][i]);
        }
    }
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BalStoreBuilder, builder_clear)

static void
sort_names (BalStoreBuilder *self, BalCaseloadFile file)
{
  const BalStaging *staging = self->intake->staging[file];
  guint n_columns;
  const BalSchemaColumn *columns = bal_caseload_schema_get_columns (file, &n_columns);

  for (guint i = 0; i < n_columns; i++)
    {
      BalField field = columns[i].field;

      if (staging->names[field] != NULL)
        self->store->records[file].names[field] =
          bal_names_new_sorted (staging->names[field], self->used[file][field],
                                &self->new_codes[file][field]);
    }
}

static void
use_fixed_names (BalStoreBuilder *self, BalCaseloadFile file)
{
  guint n_columns;
  const BalSchemaColumn *columns = bal_caseload_schema_get_columns (file, &n_columns);

  for (guint i = 0; i < n_columns; i++)
    {
      BalNames *names = bal_store_make_fixed_names (self->intake->vocabulary, &columns[i]);

      if (names != NULL)
        self->store->records[file].names[columns[i].field] = names;
    }
}

static void
sort_ids (BalStoreBuilder *self)
{
  const BalInterner *children = self->intake->children;
  BalStore *store = self->store;
  gsize n_all = bal_interner_get_count (children);
  g_autofree guint8 *used = g_new0 (guint8, n_all + 1);
  g_autofree guint32 *codes = NULL;
  gsize size = 0;
  char *place;

  for (gsize code = 0; code < n_all; code++)
    used[code] = self->n_rows[0][code] + self->n_rows[1][code] + self->n_rows[2][code] +
                   self->n_rows[3][code] >
                 0;
  codes = bal_names_sort_codes (children, used, &store->n_ids);
  self->new_ids = g_new (guint32, n_all + 1);
  memset (self->new_ids, 0xff, (n_all + 1) * sizeof *self->new_ids);
  for (guint i = 0; i < store->n_ids; i++)
    size += bal_interner_get_length (children, codes[i]) + 1;
  store->id_texts = g_malloc (size + 1);
  store->ids = g_new0 (const char *, (gsize) store->n_ids + 1);
  place = store->id_texts;
  for (guint i = 0; i < store->n_ids; i++)
    {
      gsize length = bal_interner_get_length (children, codes[i]);

      self->new_ids[codes[i]] = i;
      store->ids[i] = memcpy (place, bal_interner_get (children, codes[i]), length + 1);
      place += length + 1;
    }
}

static gboolean
check_sources (BalStoreBuilder *self, GError **error)
{
  const BalNames *sources =
    self->store->records[BAL_CASELOAD_FILE_EPISODES].names[BAL_FIELD_SOURCE];
  guint code;

  self->store->synthetic = bal_names_lookup (sources, SYNTHETIC, &code);
  self->separate = !self->linked && sources->n_names > 1 &&
                   !bal_caseload_options_get_same_ids (self->intake->options);
  if (!self->store->synthetic || sources->n_names == 1)
    return TRUE;

  g_set_error_literal (error, BAL_CASELOAD_ERROR, BAL_CASELOAD_ERROR_MIXED_SOURCES,
                       "Building the caseload: some rows are synthetic and some are not");
  return FALSE;
}

/* No fewer children than the source with the most has, and no more than all together. */
static void
report_bounds (const BalStoreBuilder *self)
{
  const BalStore *store = self->store;
  guint by_source[256] = { 0 };
  guint largest = 0;
  BalFindingFigure figures[2];

  for (guint child = 0; child < store->n_children; child++)
    by_source[store->child_source[child]]++;
  for (guint i = 0; i < G_MAXUINT8; i++)
    largest = MAX (largest, by_source[i]);
  figures[0] = (BalFindingFigure){ "at-least", largest };
  figures[1] = (BalFindingFigure){ "at-most", store->n_children };
  bal_findings_builder_add (self->intake->findings, "sources-not-linked", "caseload", NULL, figures,
                            2);
}

static const char *
find_file_name (const BalIntake *intake, BalCaseloadFile kind)
{
  for (guint i = 0; i < intake->files->len; i++)
    {
      const BalIntakeFile *file = intake->files->pdata[i];

      if (file->file == kind)
        return file->name;
    }
  return NULL;
}

/* What only shows when the files stand side by side. */
static void
compare_files (const BalStoreBuilder *self)
{
  const BalStore *store = self->store;
  const BalRecords *children = &store->records[BAL_CASELOAD_FILE_CHILDREN];
  const guint32 *births = children->columns[BAL_FIELD_DATE_OF_BIRTH];
  const char *children_file = find_file_name (self->intake, BAL_CASELOAD_FILE_CHILDREN);
  const char *episodes_file = find_file_name (self->intake, BAL_CASELOAD_FILE_EPISODES);

  if (children_file == NULL || episodes_file == NULL)
    return;
  for (guint child = 0; child < store->n_children; child++)
    {
      guint32 id = bal_store_get_child_id (store, child);
      guint32 first = store->child_first[child];

      if (first == store->child_first[child + 1])
        continue;
      if (children->row[id] == 0)
        bal_findings_builder_add_row (self->intake->findings, "child-not-listed", episodes_file,
                                      "child_id", store->episodes.row[first]);
      else if (births != NULL && births[id] != BAL_BIRTH_NONE &&
               store->episodes.start[first] != NO_DAY &&
               (guint16) births[id] > store->episodes.start[first])
        bal_findings_builder_add_row (self->intake->findings, "born-after-first-episode",
                                      children_file, "date_of_birth", children->row[id]);
    }
}

static void
count_kept (BalIntake *intake)
{
  for (guint i = 0; i < intake->files->len; i++)
    {
      BalIntakeFile *file = intake->files->pdata[i];

      file->n_kept = file->n_read - file->n_rejected;
    }
}

BalStore *
bal_store_build (BalIntake *intake, GError **error)
{
  g_auto (BalStoreBuilder) self = { .intake = intake, .store = bal_store_new () };

  self.store->framework = g_object_ref (bal_vocabulary_get_framework (intake->vocabulary));
  self.n_threads =
    bal_parallel_get_n_threads (bal_caseload_options_get_n_threads (intake->options));
  for (guint file = 0; file < G_N_ELEMENTS (intake->staging); file++)
    bal_staging_index (intake->staging[file]);
  bal_store_builder_drop_repeats (&self, BAL_CASELOAD_FILE_EPISODES, BAL_FIELD_EPISODE_ID);
  bal_store_builder_drop_repeats (&self, BAL_CASELOAD_FILE_CHILDREN, BAL_FIELD_CHILD_ID);
  if (!bal_store_builder_apply_links (&self, error))
    return NULL;
  bal_store_builder_survey (&self);
  for (guint file = 0; file < G_N_ELEMENTS (self.dropped); file++)
    {
      sort_names (&self, file);
      use_fixed_names (&self, file);
    }
  if (!check_sources (&self, error) ||
      !bal_store_use_schemes (self.store, intake->vocabulary, error))
    return NULL;

  sort_ids (&self);
  for (guint file = 0; file < G_N_ELEMENTS (self.dropped); file++)
    bal_store_builder_gather (&self, file);
  self.store->separate = self.separate;
  bal_store_make_children (self.store);
  bal_store_builder_join_pauses (&self);
  count_kept (intake);
  bal_store_complete (self.store, self.n_threads);
  if (self.separate)
    report_bounds (&self);
  if (self.store->synthetic)
    bal_findings_builder_add (intake->findings, "synthetic-data", "caseload", NULL, NULL, 0);
  compare_files (&self);
  bal_store_builder_find_likely_repeats (&self);
  return g_steal_pointer (&self.store);
}
