/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-caseload-options-private.h"
#include "libbalanced/caseload/bal-store-builder-private.h"
#include "libbalanced/core/bal-error.h"

/* Where one row of links.csv leads. */
typedef struct
{
  guint32 child;
  guint32 row;
  BalIntakeFile *file; /* borrowed */
  gboolean ambiguous;  /* the same identifier leads elsewhere too */
  gboolean used;
} Link;

/* Identifiers of children are codes of one dictionary; a key is a source of episodes and one. */
typedef struct
{
  BalStoreBuilder *builder;
  const BalStaging *staging;
  BalStaging *episodes;
  GHashTable *links;   /* key -> Link */
  GHashTable *renamed; /* key -> code, of those that are not linked */
  GArray *loose;       /* keys of those that are not linked, in order of appearance */
} Linking;

static guint64
make_key (guint64 source, guint64 child)
{
  return source << 32 | child;
}

static gboolean
is_good (const Link *link)
{
  return link != NULL && !link->ambiguous;
}

static void
add_link (Linking *linking, guint64 key, const Link *link)
{
  BalFindingsBuilder *findings = linking->builder->intake->findings;
  Link *known = g_hash_table_lookup (linking->links, &key);

  if (known == NULL)
    {
      g_hash_table_insert (linking->links, g_memdup2 (&key, sizeof key),
                           g_memdup2 (link, sizeof *link));
      return;
    }
  link->file->n_rejected++;
  if (known->child == link->child)
    {
      link->file->n_repeated++;
      bal_findings_builder_add_row (findings, "row-repeated", link->file->name, "source_child_id",
                                    link->row);
      return;
    }
  if (!known->ambiguous)
    {
      known->file->n_rejected++;
      bal_findings_builder_add_row (findings, "row-rejected-ambiguous-link", known->file->name,
                                    "source_child_id", known->row);
    }
  known->ambiguous = TRUE;
  bal_findings_builder_add_row (findings, "row-rejected-ambiguous-link", link->file->name,
                                "source_child_id", link->row);
}

static void
read_link (Linking *linking, const BalStagingSegment *segment, const guint8 *record)
{
  guint32 source = (guint32) bal_staging_get (segment, record, BAL_FIELD_SOURCE, 1);
  const char *name = bal_interner_get (linking->staging->names[BAL_FIELD_SOURCE], source);
  guint64 child = bal_staging_get (segment, record, BAL_FIELD_SOURCE_CHILD_ID, 4);
  Link link = { .file = linking->builder->intake->files->pdata[segment->file] };
  guint32 code;

  link.child = (guint32) bal_staging_get (segment, record, BAL_FIELD_CHILD_ID, 4);
  link.row = (guint32) bal_staging_read (record + BAL_STAGING_ROW_OFFSET, 4);
  if (bal_interner_lookup (linking->episodes->names[BAL_FIELD_SOURCE], name, strlen (name), &code))
    add_link (linking, make_key (code, child), &link);
  else
    bal_findings_builder_add_row (linking->builder->intake->findings, "link-unknown-source",
                                  link.file->name, "source", link.row);
}

static void
read_links (Linking *linking)
{
  for (guint i = 0; i < linking->staging->segments->len; i++)
    {
      const BalStagingSegment *segment = linking->staging->segments->pdata[i];

      for (gsize row = segment->first; row < segment->first + segment->n_rows; row++)
        read_link (linking, segment, bal_staging_get_record (segment, row));
    }
}

/* Called with every kept row of the episodes. */
typedef void (*RowFunc) (Linking *linking, guint64 key, guint8 *child, guint file, guint32 row);

static gboolean
walk_segment (Linking *linking, BalStagingSegment *segment, RowFunc func, GError **error)
{
  int place = segment->places[BAL_FIELD_CHILD_ID].offset;

  if (place < 0 && segment->n_rows > 0)
    {
      g_set_error_literal (error, BAL_CASELOAD_ERROR, BAL_CASELOAD_ERROR_BAD_OPTION,
                           "Linking children: a file whose child_id is a constant cannot be "
                           "linked");
      return FALSE;
    }
  for (gsize row = segment->first; row < segment->first + segment->n_rows; row++)
    {
      guint8 *record = (guint8 *) bal_staging_get_record (segment, row);
      guint64 source = bal_staging_get (segment, record, BAL_FIELD_SOURCE, 1);

      if (bal_store_builder_is_kept (linking->builder, BAL_CASELOAD_FILE_EPISODES, row))
        func (linking, make_key (source, bal_staging_read (record + place, 4)), record + place,
              segment->file, (guint32) bal_staging_read (record + BAL_STAGING_ROW_OFFSET, 4));
    }
  return TRUE;
}

static gboolean
walk_episodes (Linking *linking, RowFunc func, GError **error)
{
  for (guint i = 0; i < linking->episodes->segments->len; i++)
    {
      if (!walk_segment (linking, linking->episodes->segments->pdata[i], func, error))
        return FALSE;
    }
  return TRUE;
}

static void
find_loose (Linking *linking, guint64 key, guint8 *child, guint file, guint32 row)
{
  Link *link = g_hash_table_lookup (linking->links, &key);
  BalIntake *intake = linking->builder->intake;
  const BalIntakeFile *of = intake->files->pdata[file];

  if (is_good (link))
    {
      link->used = TRUE;
      return;
    }
  if (!g_hash_table_contains (linking->renamed, &key))
    {
      g_hash_table_insert (linking->renamed, g_memdup2 (&key, sizeof key),
                           GUINT_TO_POINTER ((guint32) key));
      g_array_append_val (linking->loose, key);
    }
  if (!bal_caseload_options_get_same_ids (intake->options))
    bal_findings_builder_add_row (intake->findings, "child-not-linked", of->name, "child_id", row);
}

static void
apply_link (Linking *linking, guint64 key, guint8 *child, guint file, guint32 row)
{
  const Link *link = g_hash_table_lookup (linking->links, &key);
  guint32 code =
    is_good (link) ? link->child : GPOINTER_TO_UINT (g_hash_table_lookup (linking->renamed, &key));

  bal_staging_write (child, 4, code);
}

/* "17" of the source "nhs" becomes "nhs:17", unless that is somebody. */
static guint32
make_name (const Linking *linking, guint64 key)
{
  BalInterner *children = linking->builder->intake->children;
  const char *source =
    bal_interner_get (linking->episodes->names[BAL_FIELD_SOURCE], (guint32) (key >> 32));
  g_autofree char *name =
    g_strdup_printf ("%s:%s", source, bal_interner_get (children, (guint32) key));
  guint32 code;

  while (bal_interner_lookup (children, name, strlen (name), &code))
    {
      char *longer = g_strdup_printf ("%s:%s", source, name);

      g_free (name);
      name = longer;
    }
  return bal_interner_intern (children, name, strlen (name));
}

/* An identifier that is not linked stays what it is where it can mean one child only. */
static void
rename_loose (Linking *linking)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, linking->links);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Link *link = value;

      if (is_good (link))
        g_hash_table_insert (taken, GUINT_TO_POINTER (link->child), GUINT_TO_POINTER (2));
    }
  for (guint i = 0; i < linking->loose->len; i++)
    {
      gpointer child = GUINT_TO_POINTER ((guint32) g_array_index (linking->loose, guint64, i));
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (taken, child));

      g_hash_table_insert (taken, child, GUINT_TO_POINTER (n + 1));
    }
  for (guint i = 0; i < linking->loose->len; i++)
    {
      guint64 key = g_array_index (linking->loose, guint64, i);

      if (GPOINTER_TO_UINT (g_hash_table_lookup (taken, GUINT_TO_POINTER ((guint32) key))) > 1)
        g_hash_table_insert (linking->renamed, g_memdup2 (&key, sizeof key),
                             GUINT_TO_POINTER (make_name (linking, key)));
    }
}

/* A link leads to one that leads on: each is followed once. */
static gboolean
leads_on (const Linking *linking, guint64 key, const Link *link)
{
  guint64 next = make_key (key >> 32, link->child);
  const Link *other = g_hash_table_lookup (linking->links, &next);

  return is_good (other) && other->child != link->child;
}

static void
report_links (Linking *linking)
{
  BalFindingsBuilder *findings = linking->builder->intake->findings;
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, linking->links);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const Link *link = value;

      if (!is_good (link))
        continue;
      if (!link->used)
        bal_findings_builder_add_row (findings, "link-unused", link->file->name, "source_child_id",
                                      link->row);
      if (leads_on (linking, *(guint64 *) key, link))
        bal_findings_builder_add_row (findings, "link-chain", link->file->name, "child_id",
                                      link->row);
    }
}

/* Those that are not linked can be each other across sources, or one that is linked elsewhere. */
static void
report_bounds (const Linking *linking)
{
  guint n_by_source[256] = { 0 };
  g_autoptr (GHashTable) children = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  BalFindingFigure figures[2];
  GHashTableIter iter;
  gpointer key, value;
  guint least;

  g_hash_table_iter_init (&iter, linking->links);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const Link *link = value;
      guint64 pair = make_key (*(guint64 *) key >> 32, link->child);

      if (!is_good (link) || !link->used)
        continue;
      g_hash_table_add (children, GUINT_TO_POINTER (link->child));
      n_by_source[pair >> 32] += g_hash_table_add (pairs, g_memdup2 (&pair, sizeof pair)) ? 1 : 0;
    }
  least = g_hash_table_size (children);
  for (guint i = 0; i < linking->loose->len; i++)
    n_by_source[g_array_index (linking->loose, guint64, i) >> 32]++;
  for (guint i = 0; i < G_N_ELEMENTS (n_by_source); i++)
    least = MAX (least, n_by_source[i]);
  figures[0] = (BalFindingFigure){ "at-least", least };
  figures[1] = (BalFindingFigure){ "at-most", g_hash_table_size (children) + linking->loose->len };
  if (figures[0].value < figures[1].value)
    bal_findings_builder_add (linking->builder->intake->findings, "sources-not-linked", "caseload",
                              NULL, figures, 2);
}

gboolean
bal_store_builder_apply_links (BalStoreBuilder *self, GError **error)
{
  g_autoptr (GHashTable) links =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GHashTable) renamed =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) loose = g_array_new (FALSE, FALSE, sizeof (guint64));
  Linking linking = {
    .builder = self,
    .staging = self->intake->staging[BAL_CASELOAD_FILE_LINKS],
    .episodes = self->intake->staging[BAL_CASELOAD_FILE_EPISODES],
    .links = links,
    .renamed = renamed,
    .loose = loose,
  };
  gboolean same_ids = bal_caseload_options_get_same_ids (self->intake->options);

  if (linking.staging->n_rows == 0)
    return TRUE;
  self->linked = TRUE;
  read_links (&linking);
  if (!walk_episodes (&linking, find_loose, error))
    return FALSE;
  if (!same_ids)
    rename_loose (&linking);
  report_links (&linking);
  if (!same_ids)
    report_bounds (&linking);
  return walk_episodes (&linking, apply_link, error);
}
