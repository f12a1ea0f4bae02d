/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-journey-log-private.h"

#include <string.h>

#include "libbalanced/caseload/bal-vocabulary-private.h"

#define SUBJECT "episodes"

typedef struct
{
  const char *code;
  const char *column;
} Note;

static const Note notes[BAL_JOURNEY_N_NOTES] = {
  [BAL_JOURNEY_NOTE_STRAND] = { "value-missing", "strand" },
  [BAL_JOURNEY_NOTE_LEVEL] = { "value-missing", "level" },
  [BAL_JOURNEY_NOTE_STAGE] = { "value-missing", "stage" },
  [BAL_JOURNEY_NOTE_AGENCY] = { "value-missing", "agency" },
  [BAL_JOURNEY_NOTE_NO_DATES] = { "no-dates", "start_date" },
  [BAL_JOURNEY_NOTE_END_WITHOUT_START] = { "end-without-start", "start_date" },
};

static GStrv
copy_codes (const BalVocabulary *vocabulary, BalField field)
{
  return g_strdupv ((char **) bal_vocabulary_get_names (vocabulary, field)->names);
}

static void
read_scheme (BalJourneyLog *self, const BalStore *store)
{
  g_autoptr (BalVocabulary) vocabulary = bal_vocabulary_new (store->framework);

  self->framework = g_object_ref (store->framework);
  self->strands = copy_codes (vocabulary, BAL_FIELD_STRAND);
  self->levels = copy_codes (vocabulary, BAL_FIELD_LEVEL);
  self->stages = copy_codes (vocabulary, BAL_FIELD_STAGE);
  self->scheme.n_strands = store->episodes.n_strands;
  self->scheme.n_levels = store->episodes.n_levels;
  self->scheme.n_stages = store->episodes.n_stages;
  self->scheme.stage_intervention = store->episodes.stage_intervention;
  memcpy (self->scheme.level_band, store->episodes.level_band, sizeof self->scheme.level_band);
}

static guint16
get_optional (const guint16 *column, gsize row)
{
  return column != NULL ? column[row] : BAL_EPISODES_NO_DAY;
}

static void
append_stored (BalJourneyLog *self, const BalStore *store, gsize i)
{
  const BalEpisodes *episodes = &store->episodes;
  const BalNames *agencies = store->records[BAL_CASELOAD_FILE_EPISODES].names[BAL_FIELD_AGENCY];
  BalJourneyLogRow row = {
    .start = episodes->start[i],
    .end = episodes->end[i],
    .requested = get_optional (episodes->requested, i),
    .closed = get_optional (episodes->closed, i),
    .strand = (gint8) bal_episodes_get_strand (episodes, i),
    .level = (gint8) bal_episodes_get_level (episodes, i),
    .stage = episodes->stage[i],
    .need_type = episodes->need_type != NULL ? episodes->need_type[i] : BAL_EPISODES_NO_CODE8,
    .row = episodes->row != NULL ? episodes->row[i] : (guint32) i + 1,
  };
  const char *agency = NULL;
  char buffer[24];
  gsize length = 0;
  const char *id = bal_store_get_identifier (store, i, buffer, &length);

  if (agencies != NULL && episodes->agency[i] != BAL_EPISODES_NO_CODE16)
    agency = agencies->names[episodes->agency[i]];
  bal_journey_log_append (self, &row, agency, id, length);
}

BalJourneyLog *
bal_journey_log_new (const BalStore *store, guint child)
{
  BalJourneyLog *self = g_new0 (BalJourneyLog, 1);

  g_atomic_ref_count_init (&self->count);
  g_mutex_init (&self->mutex);
  read_scheme (self, store);
  self->rows = g_array_new (FALSE, FALSE, sizeof (BalJourneyLogRow));
  self->agencies = bal_interner_new ();
  self->ids = g_string_chunk_new (256);
  self->synthetic = store->synthetic;
  if (child >= store->n_children)
    return self;
  for (gsize i = store->child_first[child]; i < store->child_first[child + 1]; i++)
    append_stored (self, store, i);
  return self;
}

BalJourneyLog *
bal_journey_log_ref (BalJourneyLog *self)
{
  g_atomic_ref_count_inc (&self->count);
  return self;
}

void
bal_journey_log_unref (BalJourneyLog *self)
{
  if (!g_atomic_ref_count_dec (&self->count))
    return;

  if (self->facts_free != NULL)
    self->facts_free (self->facts);
  g_mutex_clear (&self->mutex);
  g_object_unref (self->framework);
  g_strfreev (self->strands);
  g_strfreev (self->levels);
  g_strfreev (self->stages);
  g_array_unref (self->rows);
  bal_interner_free (self->agencies);
  g_string_chunk_free (self->ids);
  g_free (self);
}

guint
bal_journey_log_row_get_notes (const BalJourneyLogRow *row)
{
  guint found = 0;

  if (row->strand < 0)
    found |= 1u << BAL_JOURNEY_NOTE_STRAND;
  if (row->level < 0)
    found |= 1u << BAL_JOURNEY_NOTE_LEVEL;
  if (row->stage == BAL_EPISODES_NO_CODE8)
    found |= 1u << BAL_JOURNEY_NOTE_STAGE;
  if (row->agency < 0)
    found |= 1u << BAL_JOURNEY_NOTE_AGENCY;
  if (row->start != BAL_EPISODES_NO_DAY)
    return found;
  if (row->end != BAL_EPISODES_NO_DAY)
    found |= 1u << BAL_JOURNEY_NOTE_END_WITHOUT_START;
  else if (row->requested == BAL_EPISODES_NO_DAY)
    found |= 1u << BAL_JOURNEY_NOTE_NO_DATES;
  return found;
}

void
bal_journey_log_append (BalJourneyLog *self,
                        const BalJourneyLogRow *row,
                        const char *agency,
                        const char *id,
                        gsize id_length)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  BalJourneyLogRow added = *row;
  guint found;

  added.agency =
    agency != NULL ? (gint32) bal_interner_intern (self->agencies, agency, strlen (agency)) : -1;
  added.id = id_length > 0 ? g_string_chunk_insert_len (self->ids, id, (gssize) id_length) : NULL;
  if (added.row == 0)
    added.row = self->last_row + 1;
  self->synthetic = self->synthetic || row->synthetic;
  self->last_row = MAX (self->last_row, added.row);
  found = bal_journey_log_row_get_notes (&added);
  for (guint note = 0; note < BAL_JOURNEY_N_NOTES; note++)
    self->n_notes[note] += found >> note & 1;
  g_array_append_val (self->rows, added);
}

void
bal_journey_log_add_findings (BalJourneyLog *self, gsize n_rows, BalFindingsBuilder *findings)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  for (guint note = 0; note < BAL_JOURNEY_N_NOTES; note++)
    {
      if (self->n_notes[note] == 0)
        continue;
      for (gsize i = 0; i < n_rows; i++)
        {
          const BalJourneyLogRow *row = &g_array_index (self->rows, BalJourneyLogRow, i);

          if (bal_journey_log_row_get_notes (row) >> note & 1)
            bal_findings_builder_add_row (findings, notes[note].code, SUBJECT, notes[note].column,
                                          row->row);
        }
    }
}

void
bal_journey_log_add_counts (const BalJourneyLog *self, gsize n_rows, BalFindingsBuilder *findings)
{
  guint counts[BAL_JOURNEY_N_NOTES];

  memcpy (counts, self->n_notes, sizeof counts);
  for (gsize i = n_rows; i < self->rows->len; i++)
    {
      guint found =
        bal_journey_log_row_get_notes (&g_array_index (self->rows, BalJourneyLogRow, i));

      for (guint note = 0; note < BAL_JOURNEY_N_NOTES; note++)
        counts[note] -= found >> note & 1;
    }
  for (guint note = 0; note < BAL_JOURNEY_N_NOTES; note++)
    if (counts[note] > 0)
      bal_findings_builder_add_count (findings, notes[note].code, SUBJECT, notes[note].column,
                                      counts[note]);
}
