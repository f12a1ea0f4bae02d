/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-replay-private.h"

#include <string.h>

#include "libbalanced/caseload/bal-episode-private.h"
#include "libbalanced/caseload/bal-store-builder-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-finding.h"

#define ADDING "Adding an episode to a journey"

/* What the library calls a child that nobody named. */
#define UNNAMED "child"
#define SYNTHETIC "synthetic"

struct _BalReplay
{
  gatomicrefcount count;
  BalStore *store; /* owned */
  guint child;
  BalJourneyLog *log; /* owned */

  GMutex mutex;            /* what follows */
  GPtrArray *episodes;     /* owned; of BalEpisode */
  BalIntake *intake;       /* owned; only checks; NULL when nothing can be added any more */
  GHashTable *identifiers; /* owned; sources and identifiers together */
  gboolean has_refused;    /* so that names may have been left behind */
  gboolean has_synthetic;
  gboolean has_other;
};

/* Where rows go. */
typedef struct
{
  BalIntake *intake;
  const BalStore *store;
  BalCell child; /* the identifier */
} Target;

static gboolean
begin_file (const Target *target, BalCaseloadFile file, GError **error)
{
  guint n_columns;
  const BalSchemaColumn *columns = bal_caseload_schema_get_columns (file, &n_columns);
  g_autofree const char **names = g_new (const char *, n_columns);

  for (guint i = 0; i < n_columns; i++)
    names[i] = columns[i].name;
  return bal_intake_begin (target->intake, file, bal_caseload_schema_get_file_name (file), names,
                           n_columns, error);
}

static gboolean
add_row (const Target *target, BalCaseloadFile file, gsize row, GError **error)
{
  guint n_columns;
  const BalSchemaColumn *columns = bal_caseload_schema_get_columns (file, &n_columns);
  g_autofree BalCell *cells = g_new (BalCell, n_columns);
  g_autofree char *buffers = g_malloc ((gsize) n_columns * 24);

  cells[0] = target->child;
  for (guint i = 1; i < n_columns; i++)
    bal_store_fill_cell (target->store, file, &columns[i], row, buffers + i * 24, &cells[i]);
  /* Numbers of rows decide between episodes without identifiers: they stay. */
  target->intake->file->n_read = target->store->records[file].row[row] - 1;
  return bal_intake_add_row (target->intake, cells, error);
}

static gboolean
add_rows (const Target *target, BalCaseloadFile file, gsize first, gsize end, GError **error)
{
  for (gsize row = first; row < end; row++)
    {
      if (!add_row (target, file, row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_other_files (const Target *target, guint id, GError **error)
{
  static const BalCaseloadFile dated[] = { BAL_CASELOAD_FILE_NEEDS, BAL_CASELOAD_FILE_STATUSES };
  const BalRecords *children = &target->store->records[BAL_CASELOAD_FILE_CHILDREN];

  if (id < target->store->n_ids && children->row[id] != 0)
    {
      if (!begin_file (target, BAL_CASELOAD_FILE_CHILDREN, error) ||
          !add_row (target, BAL_CASELOAD_FILE_CHILDREN, id, error))
        return FALSE;
      bal_intake_end_file (target->intake);
    }
  for (guint i = 0; i < G_N_ELEMENTS (dated); i++)
    {
      const guint32 *first = target->store->records[dated[i]].first;

      if (id >= target->store->n_ids || first[id] == first[id + 1])
        continue;
      if (!begin_file (target, dated[i], error) ||
          !add_rows (target, dated[i], first[id], first[id + 1], error))
        return FALSE;
      bal_intake_end_file (target->intake);
    }
  return TRUE;
}

static gboolean
add_pause (const Target *target, gsize pause, GError **error)
{
  static const BalField fields[] = { BAL_FIELD_SOURCE, BAL_FIELD_EPISODE_ID };
  const BalPauses *pauses = &target->store->pauses;
  gsize row = pauses->episode[pause];
  char buffers[G_N_ELEMENTS (fields)][24];
  const char *reason = pauses->names[pauses->reason[pause]];
  BalCell cells[5]; /* in the order of the columns of pauses.csv */

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    bal_store_fill_cell (target->store, BAL_CASELOAD_FILE_EPISODES,
                         bal_caseload_schema_find (BAL_CASELOAD_FILE_EPISODES, fields[i]), row,
                         buffers[i], &cells[i]);
  cells[2] = (BalCell){ .kind = BAL_CELL_DAY, .day = bal_episodes_to_day (pauses->from[pause]) };
  cells[3] = (BalCell){
    .kind = pauses->to[pause] != BAL_EPISODES_NO_DAY ? BAL_CELL_DAY : BAL_CELL_MISSING,
    .day = bal_episodes_to_day (pauses->to[pause]),
  };
  cells[4] = (BalCell){ .kind = BAL_CELL_TEXT, .length = (guint32) strlen (reason) };
  cells[4].text = reason;
  return bal_intake_add_row (target->intake, cells, error);
}

/* The pauses of the episodes from first to end; what names an episode has an identifier. */
static gboolean
add_pauses (const Target *target, gsize first, gsize end, GError **error)
{
  const BalPauses *pauses = target->store->episodes.pauses;
  gsize n_pauses;
  gsize pause = bal_pauses_find (pauses, first, &n_pauses);

  if (pauses == NULL || pause == pauses->n_pauses || pauses->episode[pause] >= end)
    return TRUE;
  if (!begin_file (target, BAL_CASELOAD_FILE_PAUSES, error))
    return FALSE;
  for (; pause < pauses->n_pauses && pauses->episode[pause] < end; pause++)
    {
      if (!add_pause (target, pause, error))
        return FALSE;
    }
  bal_intake_end_file (target->intake);
  return TRUE;
}

/* The rule that the episode does not meet. Notes about earlier ones are behind it. */
static gboolean
set_rejected_error (BalIntake *intake, GError **error)
{
  g_autoptr (BalFindings) findings = bal_findings_builder_end (g_steal_pointer (&intake->findings));
  g_autoptr (BalFinding) finding = g_list_model_get_item (G_LIST_MODEL (findings), 0);

  intake->findings = bal_findings_builder_new ();
  g_set_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_BAD_VALUE,
               ADDING ": in a file its column %s would be the finding “%s”",
               bal_finding_get_column (finding), bal_finding_get_code (finding));
  return FALSE;
}

static gboolean
add_episode (const Target *target, BalEpisode *episode, guint64 last_row, GError **error)
{
  guint n_columns;
  BalIntakeFile *file = target->intake->file;
  guint64 n_rejected = file->n_rejected;
  g_autofree BalCell *cells = NULL;

  bal_caseload_schema_get_columns (BAL_CASELOAD_FILE_EPISODES, &n_columns);
  cells = g_new (BalCell, n_columns);
  cells[0] = target->child;
  bal_episode_fill_cells (episode, cells + 1);
  file->n_read = last_row;
  if (!bal_intake_add_row (target->intake, cells, error))
    return FALSE;
  return file->n_rejected == n_rejected || set_rejected_error (target->intake, error);
}

static gboolean
is_known (const BalReplay *self)
{
  return self->child < self->store->n_children;
}

static void
get_rows (const BalReplay *self, gsize *first, gsize *end)
{
  *first = is_known (self) ? self->store->child_first[self->child] : 0;
  *end = is_known (self) ? self->store->child_first[self->child + 1] : 0;
}

const char *
bal_replay_get_child_id (const BalReplay *self)
{
  return is_known (self) ? self->store->ids[bal_store_get_child_id (self->store, self->child)]
                         : UNNAMED;
}

BalFramework *
bal_replay_get_framework (const BalReplay *self)
{
  return self->store->framework;
}

BalJourneyLog *
bal_replay_get_log (const BalReplay *self)
{
  return self->log;
}

guint
bal_replay_get_n_first (const BalReplay *self)
{
  gsize first, end;

  get_rows (self, &first, &end);
  return (guint) (end - first);
}

static gboolean
begin_target (const BalReplay *self, Target *target, GError **error)
{
  /* One child is one child, whatever the sources. */
  g_autoptr (BalCaseloadOptions) options =
    g_object_new (BAL_TYPE_CASELOAD_OPTIONS, "same-ids", TRUE, "framework", self->store->framework,
                  NULL);

  target->intake = bal_intake_new (options, error);
  target->store = self->store;
  target->child = (BalCell){ .kind = BAL_CELL_TEXT };
  target->child.text = bal_replay_get_child_id (self);
  target->child.length = (guint32) strlen (target->child.text);
  return target->intake != NULL;
}

/* The same source and identifier give the same text. */
static char *
make_key (const BalStaging *staging, const guint8 *record, guint64 source)
{
  const BalStagingSegment *segment = g_ptr_array_index (staging->segments, 0);
  guint64 identifier = bal_staging_get (segment, record, BAL_FIELD_EPISODE_ID, sizeof (guint64));
  char buffer[24];
  gsize length;
  const char *text;

  if (identifier == BAL_STAGING_ID_NONE)
    return NULL;
  text = bal_staging_get_identifier (staging, identifier, buffer, &length);
  return g_strdup_printf ("%u %.*s", (guint) source, (int) length, text);
}

/* What only shows beside the other rows. Looks at the row that was staged last, and takes it
 * back: this intake is never built. */
static gboolean
check_last (BalReplay *self, GError **error)
{
  BalStaging *staging = self->intake->staging[BAL_CASELOAD_FILE_EPISODES];
  const guint8 *record = bal_staging_take_back (staging, self->intake->segment);
  guint64 source = bal_staging_get (self->intake->segment, record, BAL_FIELD_SOURCE, 1);
  g_autofree char *key = make_key (staging, record, source);
  gboolean named = source != bal_staging_missing (1);
  gboolean synthetic =
    named &&
    g_str_equal (bal_interner_get (staging->names[BAL_FIELD_SOURCE], (guint32) source), SYNTHETIC);

  if (key != NULL && g_hash_table_contains (self->identifiers, key))
    {
      g_set_error_literal (error, BAL_DATA_ERROR, BAL_DATA_ERROR_DUPLICATE_KEY,
                           ADDING ": another episode of its source has the same identifier");
      return FALSE;
    }
  if (named && (synthetic ? self->has_other : self->has_synthetic))
    {
      g_set_error_literal (error, BAL_CASELOAD_ERROR, BAL_CASELOAD_ERROR_MIXED_SOURCES,
                           ADDING ": some episodes are synthetic and some are not");
      return FALSE;
    }
  if (key != NULL)
    g_hash_table_add (self->identifiers, g_steal_pointer (&key));
  self->has_synthetic = self->has_synthetic || synthetic;
  self->has_other = self->has_other || (named && !synthetic);
  return TRUE;
}

static gboolean
begin_checks (BalReplay *self, GError **error)
{
  Target target;
  gsize first, end;

  if (!begin_target (self, &target, error))
    return FALSE;
  self->intake = target.intake;
  if (!begin_file (&target, BAL_CASELOAD_FILE_EPISODES, error))
    return FALSE;
  get_rows (self, &first, &end);
  for (gsize row = first; row < end; row++)
    {
      if (!add_row (&target, BAL_CASELOAD_FILE_EPISODES, row, error))
        return FALSE;
      if (self->intake->file->n_rejected > 0)
        return set_rejected_error (self->intake, error);
      if (!check_last (self, error))
        return FALSE;
    }
  return TRUE;
}

BalReplay *
bal_replay_new (BalStore *store, guint child, GError **error)
{
  g_autoptr (BalReplay) self = g_new0 (BalReplay, 1);

  g_atomic_ref_count_init (&self->count);
  g_mutex_init (&self->mutex);
  self->store = bal_store_ref (store);
  self->child = child;
  self->log = bal_journey_log_new (store, child);
  self->episodes = g_ptr_array_new_with_free_func (g_object_unref);
  self->identifiers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return begin_checks (self, error) ? g_steal_pointer (&self) : NULL;
}

BalReplay *
bal_replay_ref (BalReplay *self)
{
  g_atomic_ref_count_inc (&self->count);
  return self;
}

void
bal_replay_unref (BalReplay *self)
{
  if (!g_atomic_ref_count_dec (&self->count))
    return;

  g_mutex_clear (&self->mutex);
  g_clear_pointer (&self->store, bal_store_unref);
  g_clear_pointer (&self->log, bal_journey_log_unref);
  g_clear_pointer (&self->episodes, g_ptr_array_unref);
  g_clear_pointer (&self->intake, bal_intake_free);
  g_clear_pointer (&self->identifiers, g_hash_table_unref);
  g_free (self);
}

static int
get_code (const BalStagingSegment *segment, const guint8 *record, BalField field)
{
  guint64 code = bal_staging_get (segment, record, field, 1);

  return code == bal_staging_missing (1) ? -1 : (int) code;
}

/* The row that was taken back last is still there. */
static void
log_last (BalReplay *self)
{
  const BalStagingSegment *segment = self->intake->segment;
  BalStaging *staging = self->intake->staging[BAL_CASELOAD_FILE_EPISODES];
  const guint8 *record = segment->record;
  guint64 agency = bal_staging_get (segment, record, BAL_FIELD_AGENCY, sizeof (guint16));
  guint64 id = bal_staging_get (segment, record, BAL_FIELD_EPISODE_ID, sizeof (guint64));
  BalJourneyLogRow row = {
    .start = (guint16) bal_staging_get (segment, record, BAL_FIELD_START_DATE, sizeof (guint16)),
    .end = (guint16) bal_staging_get (segment, record, BAL_FIELD_END_DATE, sizeof (guint16)),
    .requested =
      (guint16) bal_staging_get (segment, record, BAL_FIELD_REQUESTED_DATE, sizeof (guint16)),
    .closed = (guint16) bal_staging_get (segment, record, BAL_FIELD_CLOSED_DATE, sizeof (guint16)),
    .strand = (gint8) get_code (segment, record, BAL_FIELD_STRAND),
    .level = (gint8) get_code (segment, record, BAL_FIELD_LEVEL),
    .stage = (guint8) bal_staging_get (segment, record, BAL_FIELD_STAGE, 1),
    .need_type = (guint8) bal_staging_get (segment, record, BAL_FIELD_NEED_TYPE, 1),
    .synthetic = self->has_synthetic,
  };
  char buffer[24];
  gsize length = 0;
  const char *text = NULL;

  if (id != BAL_STAGING_ID_NONE)
    text = bal_staging_get_identifier (staging, id, buffer, &length);
  bal_journey_log_append (self->log, &row,
                          agency != bal_staging_missing (sizeof (guint16))
                            ? bal_interner_get (staging->names[BAL_FIELD_AGENCY], (guint32) agency)
                            : NULL,
                          text, length);
}

static BalReplayOutcome
check_and_add (BalReplay *self, BalEpisode *episode, GError **error)
{
  g_autoptr (GError) reason = NULL;
  Target target = { .intake = self->intake, .store = self->store };

  target.child = (BalCell){ .kind = BAL_CELL_TEXT, .text = bal_replay_get_child_id (self) };
  target.child.length = (guint32) strlen (target.child.text);
  if (add_episode (&target, episode, 0, &reason) && check_last (self, &reason))
    {
      g_ptr_array_add (self->episodes, g_object_ref (episode));
      log_last (self);
      return BAL_REPLAY_ADDED;
    }
  /* Only what is kept may count towards a limit. */
  if (self->has_refused && g_error_matches (reason, BAL_CASELOAD_ERROR, BAL_CASELOAD_ERROR_LIMIT))
    return BAL_REPLAY_STALE;

  self->has_refused = TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return BAL_REPLAY_REFUSED;
}

BalReplayOutcome
bal_replay_add (BalReplay *self, guint n_before, BalEpisode *episode, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (self->intake == NULL || self->episodes->len != n_before)
    return BAL_REPLAY_STALE;
  return check_and_add (self, episode, error);
}

static gboolean
add_everything (const BalReplay *self, const Target *target, guint n_added, GError **error)
{
  guint id = is_known (self) ? bal_store_get_child_id (self->store, self->child) : G_MAXUINT;
  guint64 last_row = 0;
  gsize first, end;

  get_rows (self, &first, &end);
  for (gsize row = first; row < end; row++)
    last_row = MAX (last_row, self->store->episodes.row[row]);
  if (!add_other_files (target, id, error) || !add_pauses (target, first, end, error) ||
      !begin_file (target, BAL_CASELOAD_FILE_EPISODES, error) ||
      !add_rows (target, BAL_CASELOAD_FILE_EPISODES, first, end, error))
    return FALSE;
  for (guint i = 0; i < n_added; i++)
    {
      if (!add_episode (target, self->episodes->pdata[i], last_row + i, error))
        return FALSE;
    }
  bal_intake_end_file (target->intake);
  return TRUE;
}

BalStore *
bal_replay_build (BalReplay *self, guint n_added)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autoptr (BalIntake) intake = NULL;
  g_autoptr (BalStore) store = NULL;
  g_autoptr (GError) error = NULL;
  Target target;

  g_clear_pointer (&self->intake, bal_intake_free);
  g_hash_table_remove_all (self->identifiers);
  if (begin_target (self, &target, &error))
    intake = target.intake;
  if (intake != NULL && add_everything (self, &target, n_added, &error))
    store = bal_store_build (intake, &error);
  /* Each of them has been checked. */
  g_assert_no_error (error);
  return g_steal_pointer (&store);
}
