/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-replay-private.h"

#include "libbalanced/caseload/bal-episode-private.h"
#include "libbalanced/caseload/bal-store-builder-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-finding.h"

#define ADDING "Adding an episode to a journey"

typedef struct
{
  BalIntake *intake;
  const BalStore *store;
  BalCell child; /* the identifier */
} Replay;

static gboolean
begin_file (const Replay *replay, BalCaseloadFile file, GError **error)
{
  guint n_columns;
  const BalSchemaColumn *columns = bal_caseload_schema_get_columns (file, &n_columns);
  g_autofree const char **names = g_new (const char *, n_columns);

  for (guint i = 0; i < n_columns; i++)
    names[i] = columns[i].name;
  return bal_intake_begin (replay->intake, file, bal_caseload_schema_get_file_name (file), names,
                           n_columns, error);
}

static gboolean
add_row (const Replay *replay, BalCaseloadFile file, gsize row, GError **error)
{
  guint n_columns;
  const BalSchemaColumn *columns = bal_caseload_schema_get_columns (file, &n_columns);
  g_autofree BalCell *cells = g_new (BalCell, n_columns);
  g_autofree char *buffers = g_malloc ((gsize) n_columns * 24);

  cells[0] = replay->child;
  for (guint i = 1; i < n_columns; i++)
    bal_store_fill_cell (replay->store, file, &columns[i], row, buffers + i * 24, &cells[i]);
  /* Numbers of rows decide between episodes without identifiers: they stay. */
  replay->intake->file->n_read = replay->store->records[file].row[row] - 1;
  return bal_intake_add_row (replay->intake, cells, error);
}

static gboolean
add_rows (const Replay *replay, BalCaseloadFile file, gsize first, gsize end, GError **error)
{
  for (gsize row = first; row < end; row++)
    {
      if (!add_row (replay, file, row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_other_files (const Replay *replay, guint id, GError **error)
{
  static const BalCaseloadFile dated[] = { BAL_CASELOAD_FILE_NEEDS, BAL_CASELOAD_FILE_STATUSES };
  const BalRecords *children = &replay->store->records[BAL_CASELOAD_FILE_CHILDREN];

  if (id < replay->store->n_ids && children->row[id] != 0)
    {
      if (!begin_file (replay, BAL_CASELOAD_FILE_CHILDREN, error) ||
          !add_row (replay, BAL_CASELOAD_FILE_CHILDREN, id, error))
        return FALSE;
      bal_intake_end_file (replay->intake);
    }
  for (guint i = 0; i < G_N_ELEMENTS (dated); i++)
    {
      const guint32 *first = replay->store->records[dated[i]].first;

      if (id >= replay->store->n_ids || first[id] == first[id + 1])
        continue;
      if (!begin_file (replay, dated[i], error) ||
          !add_rows (replay, dated[i], first[id], first[id + 1], error))
        return FALSE;
      bal_intake_end_file (replay->intake);
    }
  return TRUE;
}

/* The rule that the episode does not meet. */
static gboolean
set_rejected_error (BalIntake *intake, GError **error)
{
  g_autoptr (BalFindings) findings = bal_findings_builder_end (g_steal_pointer (&intake->findings));
  g_autoptr (BalFinding) finding = g_list_model_get_item (G_LIST_MODEL (findings), 0);

  intake->findings = bal_findings_builder_new ();
  g_set_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_BAD_VALUE, ADDING ", column %s: %s",
               bal_finding_get_column (finding), bal_finding_get_code (finding));
  return FALSE;
}

static gboolean
add_episode (const Replay *replay, BalEpisode *episode, guint64 last_row, GError **error)
{
  guint n_columns;
  BalIntakeFile *file = replay->intake->file;
  guint64 n_rejected = file->n_rejected;
  g_autofree BalCell *cells = NULL;

  bal_caseload_schema_get_columns (BAL_CASELOAD_FILE_EPISODES, &n_columns);
  cells = g_new (BalCell, n_columns);
  cells[0] = replay->child;
  bal_episode_fill_cells (episode, cells + 1);
  file->n_read = last_row;
  if (!bal_intake_add_row (replay->intake, cells, error))
    return FALSE;
  return file->n_rejected == n_rejected || set_rejected_error (replay->intake, error);
}

BalStore *
bal_replay_with_episode (const BalStore *store, guint child, BalEpisode *episode, GError **error)
{
  /* One child is one child, whatever the sources. */
  g_autoptr (BalCaseloadOptions) options =
    g_object_new (BAL_TYPE_CASELOAD_OPTIONS, "same-ids", TRUE, "framework", store->framework, NULL);
  g_autoptr (BalIntake) intake = bal_intake_new (options, error);
  Replay replay = { .intake = intake, .store = store };
  gboolean known = child < store->n_children;
  guint id = known ? bal_store_get_child_id (store, child) : G_MAXUINT;
  gsize first = known ? store->child_first[child] : 0;
  gsize end = known ? store->child_first[child + 1] : 0;
  guint64 last_row = 0;
  BalIntakeFile *file;
  BalStore *made;

  if (intake == NULL)
    return NULL;
  replay.child = (BalCell){ .kind = BAL_CELL_TEXT };
  replay.child.text = known ? store->ids[id] : "child";
  replay.child.length = (guint32) strlen (replay.child.text);
  for (gsize row = first; row < end; row++)
    last_row = MAX (last_row, store->episodes.row[row]);

  if (!add_other_files (&replay, id, error) ||
      !begin_file (&replay, BAL_CASELOAD_FILE_EPISODES, error) ||
      !add_rows (&replay, BAL_CASELOAD_FILE_EPISODES, first, end, error) ||
      !add_episode (&replay, episode, last_row, error))
    return NULL;

  file = intake->file;
  bal_intake_end_file (intake);
  made = bal_store_build (intake, error);
  if (made != NULL && file->n_rejected > 0)
    {
      bal_store_unref (made);
      g_set_error_literal (error, BAL_DATA_ERROR, BAL_DATA_ERROR_DUPLICATE_KEY,
                           ADDING ": another episode of its source has the same identifier");
      return NULL;
    }
  return made;
}
