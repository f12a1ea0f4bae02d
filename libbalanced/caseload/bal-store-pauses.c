/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <string.h>

#include "libbalanced/base/bal-day16-private.h"
#include "libbalanced/caseload/bal-store-builder-private.h"

#define MANY (G_MAXUINT32 - 1)

/* A pause on its way into the store. */
typedef struct
{
  guint32 episode;
  guint32 row; /* in its file */
  guint file;
  BalDay16 from, to;
  guint8 reason;
} Pause;

typedef struct
{
  BalStoreBuilder *builder;
  const BalStaging *staging;
  GHashTable *episodes; /* text of an identifier -> GArray of guint32, the rows that have it */
  GArray *pauses;       /* of Pause */
} Joining;

static char *
dup_identifier (const Joining *joining, const BalStagingSegment *segment, const guint8 *record)
{
  guint64 identifier = bal_staging_get (segment, record, BAL_FIELD_EPISODE_ID, sizeof (guint64));
  char buffer[24];
  gsize length;
  const char *text = bal_staging_get_identifier (joining->staging, identifier, buffer, &length);

  return g_strndup (text, length);
}

/* Only identifiers that pauses name are worth remembering. */
static void
collect_identifiers (Joining *joining)
{
  for (guint i = 0; i < joining->staging->segments->len; i++)
    {
      const BalStagingSegment *segment = joining->staging->segments->pdata[i];

      for (gsize row = segment->first; row < segment->first + segment->n_rows; row++)
        {
          char *text = dup_identifier (joining, segment, bal_staging_get_record (segment, row));

          if (!g_hash_table_contains (joining->episodes, text))
            g_hash_table_insert (joining->episodes, text,
                                 g_array_new (FALSE, FALSE, sizeof (guint32)));
          else
            g_free (text);
        }
    }
}

static void
find_episodes (Joining *joining)
{
  const BalStore *store = joining->builder->store;
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint32 row = 0; row < store->records[BAL_CASELOAD_FILE_EPISODES].n_rows; row++)
    {
      char buffer[24];
      gsize length = 0;
      const char *text = bal_store_get_identifier (store, row, buffer, &length);
      GArray *rows;

      if (text == NULL)
        continue;
      g_string_truncate (key, 0);
      g_string_append_len (key, text, (gssize) length);
      rows = g_hash_table_lookup (joining->episodes, key->str);
      if (rows != NULL)
        g_array_append_val (rows, row);
    }
}

/* G_MAXUINT32 for no episode, MANY for more than one. */
static guint32
match_episode (const Joining *joining, const BalStagingSegment *segment, const guint8 *record)
{
  const BalRecords *episodes = &joining->builder->store->records[BAL_CASELOAD_FILE_EPISODES];
  const guint8 *sources = episodes->columns[BAL_FIELD_SOURCE];
  guint64 source = bal_staging_get (segment, record, BAL_FIELD_SOURCE, 1);
  g_autofree char *text = dup_identifier (joining, segment, record);
  const GArray *rows = g_hash_table_lookup (joining->episodes, text);
  guint32 found = G_MAXUINT32;
  guint code = 0;

  if (source != bal_staging_missing (1) &&
      !bal_names_lookup (
        episodes->names[BAL_FIELD_SOURCE],
        bal_interner_get (joining->staging->names[BAL_FIELD_SOURCE], (guint32) source), &code))
    return G_MAXUINT32;
  for (guint i = 0; i < rows->len; i++)
    {
      guint32 row = g_array_index (rows, guint32, i);

      if (source != bal_staging_missing (1) && sources[row] != code)
        continue;
      found = found == G_MAXUINT32 ? row : MANY;
    }
  return found;
}

static void
match_pause (Joining *joining, const BalStagingSegment *segment, const guint8 *record)
{
  BalIntake *intake = joining->builder->intake;
  BalIntakeFile *file = intake->files->pdata[segment->file];
  Pause pause = { .file = segment->file };

  pause.row = (guint32) bal_staging_read (record + BAL_STAGING_ROW_OFFSET, 4);
  pause.episode = match_episode (joining, segment, record);
  pause.from = (BalDay16) bal_staging_get (segment, record, BAL_FIELD_FROM_DATE, 2);
  pause.to = (BalDay16) bal_staging_get (segment, record, BAL_FIELD_TO_DATE, 2);
  pause.reason = (guint8) bal_staging_get (segment, record, BAL_FIELD_REASON, 1);
  if (pause.episode < MANY)
    {
      g_array_append_val (joining->pauses, pause);
      return;
    }
  file->n_rejected++;
  if (pause.episode == MANY)
    bal_findings_builder_add_row (intake->findings, "row-rejected-ambiguous-episode", file->name,
                                  "episode_id", pause.row);
  else
    bal_findings_builder_add_row (intake->findings, "row-rejected-unknown-episode", file->name,
                                  "episode_id", pause.row);
}

static void
match_pauses (Joining *joining)
{
  for (guint i = 0; i < joining->staging->segments->len; i++)
    {
      const BalStagingSegment *segment = joining->staging->segments->pdata[i];

      for (gsize row = segment->first; row < segment->first + segment->n_rows; row++)
        match_pause (joining, segment, bal_staging_get_record (segment, row));
    }
}

static void
name_reasons (Joining *joining)
{
  const BalInterner *names = joining->staging->names[BAL_FIELD_REASON];
  BalStore *store = joining->builder->store;
  g_autofree guint8 *used = g_new0 (guint8, bal_interner_get_count (names) + 1);
  g_autofree guint32 *new_codes = NULL;

  for (guint i = 0; i < joining->pauses->len; i++)
    used[g_array_index (joining->pauses, Pause, i).reason] = 1;
  store->pause_names = bal_names_new_sorted (names, used, &new_codes);
  for (guint i = 0; i < joining->pauses->len; i++)
    {
      Pause *pause = &g_array_index (joining->pauses, Pause, i);

      pause->reason = (guint8) new_codes[pause->reason];
    }
  store->pauses.names = store->pause_names->names;
  store->pauses.n_names = store->pause_names->n_names;
}

static int
compare (guint64 a, guint64 b)
{
  return a < b ? -1 : a > b;
}

static int
compare_by_reason (gconstpointer a, gconstpointer b)
{
  const Pause *one = a;
  const Pause *two = b;
  int order =
    compare ((guint64) one->episode << 8 | one->reason, (guint64) two->episode << 8 | two->reason);

  if (order == 0)
    order = compare ((guint32) one->from << 16 | one->to, (guint32) two->from << 16 | two->to);
  return order != 0
           ? order
           : compare ((guint64) one->file << 32 | one->row, (guint64) two->file << 32 | two->row);
}

static int
compare_by_day (gconstpointer a, gconstpointer b)
{
  const Pause *one = a;
  const Pause *two = b;
  int order = compare (one->episode, two->episode);

  if (order == 0)
    order = compare ((guint32) one->from << 16 | one->to, (guint32) two->from << 16 | two->to);
  return order != 0 ? order : compare (one->reason, two->reason);
}

/* Those of one episode and one reason that overlap or touch become one. */
static void
join_pauses (const Joining *joining)
{
  GArray *pauses = joining->pauses;
  BalIntake *intake = joining->builder->intake;
  guint n_kept = 0;

  g_array_sort (pauses, compare_by_reason);
  for (guint i = 0; i < pauses->len; i++)
    {
      Pause *pause = &g_array_index (pauses, Pause, i);
      Pause *before = n_kept > 0 ? &g_array_index (pauses, Pause, n_kept - 1) : NULL;
      const BalIntakeFile *file = intake->files->pdata[pause->file];

      if (before == NULL || before->episode != pause->episode || before->reason != pause->reason ||
          pause->from > (guint32) before->to + 1)
        {
          g_array_index (pauses, Pause, n_kept++) = *pause;
          continue;
        }
      before->to = MAX (before->to, pause->to);
      bal_findings_builder_add_row (intake->findings, "pause-joined", file->name, "from_date",
                                    pause->row);
    }
  g_array_set_size (pauses, n_kept);
  g_array_sort (pauses, compare_by_day);
}

static void
store_pauses (const Joining *joining)
{
  BalPauses *to = &joining->builder->store->pauses;
  gsize n_pauses = joining->pauses->len;
  guint32 *episode = g_new (guint32, n_pauses + 1);
  guint16 *from = g_new (guint16, n_pauses + 1);
  guint16 *end = g_new (guint16, n_pauses + 1);
  guint8 *reason = g_new (guint8, n_pauses + 1);

  for (guint i = 0; i < n_pauses; i++)
    {
      const Pause *pause = &g_array_index (joining->pauses, Pause, i);

      episode[i] = pause->episode;
      from[i] = pause->from;
      end[i] = pause->to;
      reason[i] = pause->reason;
    }
  to->n_pauses = n_pauses;
  to->episode = episode;
  to->from = from;
  to->to = end;
  to->reason = reason;
}

void
bal_store_builder_join_pauses (BalStoreBuilder *self)
{
  g_autoptr (GHashTable) episodes =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (GArray) pauses = g_array_new (FALSE, FALSE, sizeof (Pause));
  Joining joining = {
    .builder = self,
    .staging = self->intake->staging[BAL_CASELOAD_FILE_PAUSES],
    .episodes = episodes,
    .pauses = pauses,
  };

  if (joining.staging->n_rows == 0)
    return;
  collect_identifiers (&joining);
  find_episodes (&joining);
  match_pauses (&joining);
  if (pauses->len == 0)
    return;
  name_reasons (&joining);
  join_pauses (&joining);
  store_pauses (&joining);
}
