/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/framework/bal-crosswalk-private.h"

/* How far the codings of agencies agree: not that they do not, but how many codes and records are
 * lost on the way to one scheme. */

enum
{
  LOSS_AGENCY,
  LOSS_SCHEME,
  LOSS_CODE,
  LOSS_TO,
  LOSS_LOSS,
  LOSS_RECORDS,
};

static const BalTableColumn loss_columns[] = {
  { "agency", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "scheme", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "code", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "to", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_NONE, NULL },
  { "loss", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "records", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "records" },
};

enum
{
  AGENCY,
  SCHEME,
  RANKS,
  CODES,
  CODES_EXACT,
  CODES_LOSSY,
  CODES_UNMAPPED,
  RECORDS,
  RECORDS_EXACT,
  RECORDS_LOSSY,
  RECORDS_UNMAPPED,
  RECORDS_UNKNOWN,
  SHARE_EXACT,
};

static const BalTableColumn columns[] = {
  { "agency", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "scheme", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "ranks", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "codes", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "codes" },
  { "codes_exact", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "codes" },
  { "codes_lossy", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "codes" },
  { "codes_unmapped", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "codes" },
  { "records", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "records" },
  { "records_exact", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "records" },
  { "records_lossy", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "records" },
  { "records_unmapped", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "records" },
  { "records_unknown", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "records" },
  { "share_exact", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
};

/* One coding, on its way to the types of need of the framework. */
typedef struct
{
  BalItem *item;
  BalScheme *from;
  BalMapping mapping; /* without a crosswalk where the scheme is the common one */
  gint64 *records;    /* owned; by term */
  gint64 n_records;
  gint64 n_unknown;
  guint n_codes[3]; /* exact, lossy, unmapped */
  gint64 n_of[3];
} Coding;

static BalItem *
find_by_code (BalItem *section, const char *list, const char *code)
{
  GListModel *items = bal_item_get_items (section, list);

  for (guint i = 0; code != NULL && i < g_list_model_get_n_items (items); i++)
    {
      BalItem *item = bal_item_peek (items, i);

      if (g_strcmp0 (bal_item_get_text (item, "code"), code) == 0)
        return item;
    }

  return NULL;
}

BalScheme *
bal_area_checking_lookup_scheme (BalAreaChecking *self, const char *code)
{
  BalItem *section = bal_item_get_item (BAL_ITEM (self->area), "vocabularies");
  BalItem *own = section != NULL ? find_by_code (section, "schemes", code) : NULL;

  if (own != NULL || code == NULL)
    return (BalScheme *) own;

  return bal_framework_lookup_scheme (bal_area_get_framework (self->area), code);
}

BalCrosswalk *
bal_area_checking_lookup_crosswalk (BalAreaChecking *self, const char *code)
{
  BalItem *section = bal_item_get_item (BAL_ITEM (self->area), "vocabularies");
  BalItem *own = section != NULL ? find_by_code (section, "crosswalks", code) : NULL;

  if (own != NULL || code == NULL)
    return (BalCrosswalk *) own;

  return bal_framework_lookup_crosswalk (bal_area_get_framework (self->area), code);
}

static BalMappedTerm
find_term (const Coding *coding, const char *code)
{
  BalMappedTerm same = { .n_targets = 1, .n_sources = 1, .loss = BAL_MAPPING_LOSS_NONE };

  return coding->mapping.crosswalk != NULL ? bal_mapping_find (&coding->mapping, code) : same;
}

/* 0 exact, 1 with a loss, 2 not at all. */
static guint
get_fate (const BalMappedTerm *mapped)
{
  if (mapped->loss == BAL_MAPPING_LOSS_NONE)
    return 0;

  return mapped->loss == BAL_MAPPING_LOSS_UNMAPPED ? 2 : 1;
}

static void
count_records (Coding *coding)
{
  GListModel *counts = bal_item_get_items (coding->item, "counts");

  for (guint i = 0; i < g_list_model_get_n_items (counts); i++)
    {
      BalItem *count = bal_item_peek (counts, i);
      const char *code = bal_item_get_text (count, "code");
      const int index = code != NULL ? bal_scheme_get_index (coding->from, code) : -1;
      const gint64 n =
        CLAMP (bal_item_get_integer (count, "count"), 0, G_MAXINT64 - coding->n_records);

      coding->n_records += n;
      if (index >= 0)
        coding->records[index] += n;
      else
        coding->n_unknown += n;
    }
}

static void
append_losses (Coding *coding, BalTableBuilder *table)
{
  GListModel *terms = bal_scheme_get_terms (coding->from);
  const gboolean counted = bal_item_has_member (coding->item, "counts");

  for (guint i = 0; i < g_list_model_get_n_items (terms); i++)
    {
      const char *code = bal_term_get_code (bal_item_peek (terms, i));
      const BalMappedTerm mapped = find_term (coding, code != NULL ? code : "");
      g_autofree char *to = mapped.targets != NULL ? g_strjoinv (" ", (char **) mapped.targets)
                                                   : g_strdup (mapped.n_targets > 0 ? code : NULL);

      coding->n_codes[get_fate (&mapped)]++;
      coding->n_of[get_fate (&mapped)] += coding->records[i];
      bal_table_builder_append_text (table, LOSS_AGENCY,
                                     bal_item_get_text (coding->item, "agency"));
      bal_table_builder_append_text (table, LOSS_SCHEME,
                                     bal_item_get_text (coding->item, "scheme"));
      bal_table_builder_append_text (table, LOSS_CODE, code);
      bal_table_builder_append_text (table, LOSS_TO, to);
      bal_area_checking_append_nick (table, LOSS_LOSS, BAL_TYPE_MAPPING_LOSS, (int) mapped.loss);
      if (counted)
        bal_table_builder_append_int (table, LOSS_RECORDS, coding->records[i]);
      else
        bal_table_builder_append_state (table, LOSS_RECORDS, BAL_VALUE_STATE_MISSING);
    }
}

static void
append_coding (const Coding *coding, BalTableBuilder *table)
{
  const gint64 records[] = { coding->n_records, coding->n_of[0], coding->n_of[1], coding->n_of[2],
                             coding->n_unknown };

  bal_table_builder_append_text (table, AGENCY, bal_item_get_text (coding->item, "agency"));
  bal_table_builder_append_text (table, SCHEME, bal_item_get_text (coding->item, "scheme"));
  bal_table_builder_append_text (table, RANKS, bal_item_get_text (coding->item, "ranks"));
  bal_table_builder_append_int (
    table, CODES, (gint64) coding->n_codes[0] + coding->n_codes[1] + coding->n_codes[2]);
  for (guint i = 0; i < 3; i++)
    bal_table_builder_append_int (table, CODES_EXACT + i, coding->n_codes[i]);
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      if (bal_item_has_member (coding->item, "counts"))
        bal_table_builder_append_int (table, RECORDS + i, records[i]);
      else
        bal_table_builder_append_state (table, RECORDS + i, BAL_VALUE_STATE_MISSING);
    }
  if (coding->n_records > 0)
    bal_table_builder_append_double (table, SHARE_EXACT,
                                     (double) coding->n_of[0] / (double) coding->n_records);
  else
    bal_table_builder_append_state (table, SHARE_EXACT, BAL_VALUE_STATE_NOT_AVAILABLE);
}

static void
check_coding (BalAreaChecking *self, const Coding *coding)
{
  const gint64 lost = coding->n_of[1] + coding->n_of[2];
  const BalFindingFigure figures[] = {
    { "records", (double) lost },
    { "total", (double) coding->n_records },
    { "codes", (double) coding->n_codes[1] + coding->n_codes[2] },
  };
  const BalFindingFigure unknown = { "records", (double) coding->n_unknown };

  if (coding->n_codes[1] + coding->n_codes[2] > 0)
    bal_area_checking_add (self, "coding-lossy", coding->item, NULL, figures,
                           G_N_ELEMENTS (figures));
  if (coding->n_unknown > 0)
    bal_area_checking_add (self, "coding-code-unknown", coding->item, "counts", &unknown, 1);
  if (g_strcmp0 (bal_item_get_text (coding->item, "ranks"), "primary") == 0)
    bal_area_checking_add (self, "coding-primary-only", coding->item, "ranks", NULL, 0);
}

/* Without a way to the common scheme only that can be said. */
static gboolean
find_way (BalAreaChecking *self, Coding *coding, BalScheme *common)
{
  const char *scheme = bal_item_get_text (coding->item, "scheme");
  const char *crosswalk = bal_item_get_text (coding->item, "crosswalk");
  BalCrosswalk *walk = bal_area_checking_lookup_crosswalk (self, crosswalk);

  coding->from = bal_area_checking_lookup_scheme (self, scheme);
  if (coding->from == NULL)
    {
      bal_area_checking_add (self, "coding-scheme-unknown", coding->item, "scheme", NULL, 0);
      return FALSE;
    }
  if (walk == NULL && coding->from != common)
    {
      bal_area_checking_add (self, "coding-unmapped", coding->item, NULL, NULL, 0);
      return FALSE;
    }
  if (walk != NULL)
    bal_mapping_init (&coding->mapping, walk, coding->from, common);

  return TRUE;
}

static void
read_coding (BalAreaChecking *self,
             BalItem *item,
             BalTableBuilder *table,
             BalTableBuilder *losses,
             GHashTable *schemes)
{
  BalScheme *common = bal_framework_get_need_types (bal_area_get_framework (self->area));
  Coding coding = { .item = item };

  if (!find_way (self, &coding, common))
    {
      if (coding.from != NULL)
        g_hash_table_add (schemes, coding.from);
      return;
    }
  g_hash_table_add (schemes, coding.from);
  coding.records =
    g_new0 (gint64, (gsize) g_list_model_get_n_items (bal_scheme_get_terms (coding.from)) + 1);
  count_records (&coding);
  append_losses (&coding, losses);
  append_coding (&coding, table);
  check_coding (self, &coding);
  bal_mapping_clear (&coding.mapping);
  g_free (coding.records);
}

void
bal_area_check_codings (BalAreaChecking *self)
{
  BalItem *section = bal_item_get_item (BAL_ITEM (self->area), "vocabularies");
  GListModel *items = section != NULL ? bal_item_get_items (section, "codings") : NULL;
  g_autoptr (GHashTable) schemes = g_hash_table_new (NULL, NULL);
  BalFindingFigure figures[] = { { "schemes", 0.0 }, { "codings", 0.0 } };
  BalTableBuilder *table = NULL;
  BalTableBuilder *losses = NULL;

  if (items == NULL || g_list_model_get_n_items (items) == 0)
    return;

  table = bal_table_builder_new_with_columns ("codings", columns, G_N_ELEMENTS (columns));
  losses =
    bal_table_builder_new_with_columns ("coding_losses", loss_columns, G_N_ELEMENTS (loss_columns));
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    read_coding (self, bal_item_peek (items, i), table, losses, schemes);
  bal_area_checking_end_table (self, table);
  bal_area_checking_end_table (self, losses);
  figures[0].value = g_hash_table_size (schemes);
  figures[1].value = g_list_model_get_n_items (items);
  if (figures[0].value > 1.0)
    bal_area_checking_add (self, "coding-inconsistent", section, "codings", figures,
                           G_N_ELEMENTS (figures));
}
