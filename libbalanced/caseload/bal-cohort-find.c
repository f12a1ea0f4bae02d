/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-cohort-private.h"

#include <string.h>

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/base/bal-day16-private.h"
#include "libbalanced/caseload/bal-cohort-query-private.h"
#include "libbalanced/caseload/bal-vocabulary-private.h"
#include "libbalanced/core/bal-error.h"

#define ANY G_MAXUINT32
#define MAKING "Choosing a cohort"

/* The conditions as codes of the store. */
typedef struct
{
  const BalStore *store;
  const BalCohortQuery *query;
  gboolean on_episodes; /* some condition is about episodes */
  guint32 strand, level, stage, agency, setting, episode_need;
  guint32 need_type, need_tier;
  guint32 status, status_value;
  gint32 start, end;  /* BAL_DAY_NONE: no bound */
  guint8 *listed;     /* by identifier; nullable */
  GPtrArray *columns; /* owned; nullable; of BalCohortColumn */
} Search;

int
bal_cohort_get_age (gint32 birth, gint32 day)
{
  int born[3], now[3];

  bal_day_to_civil (birth, &born[0], &born[1], &born[2]);
  bal_day_to_civil (day, &now[0], &now[1], &now[2]);
  return now[0] - born[0] - (now[1] < born[1] || (now[1] == born[1] && now[2] < born[2]));
}

static gboolean
find_code (const BalVocabulary *vocabulary,
           BalField field,
           const char *text,
           guint32 *code,
           GError **error)
{
  guint index;

  *code = ANY;
  if (text == NULL)
    return TRUE;
  if (!bal_vocabulary_lookup (vocabulary, field, text, strlen (text), &index))
    {
      g_set_error (error, BAL_ERROR, BAL_ERROR_NOT_FOUND,
                   MAKING ": the framework has no code “%s” for the column %s", text,
                   bal_caseload_schema_find (BAL_CASELOAD_FILE_EPISODES, field)->name);
      return FALSE;
    }
  *code = index;
  return TRUE;
}

static gboolean
find_name (const BalStore *store,
           BalCaseloadFile file,
           BalField field,
           const char *text,
           guint32 *code,
           GError **error)
{
  guint index;

  *code = ANY;
  if (text == NULL)
    return TRUE;
  if (!bal_names_lookup (store->records[file].names[field], text, &index))
    return bal_cohort_set_unknown_error (file, field, text, error);
  *code = index;
  return TRUE;
}

static gboolean
check_days (const Search *search, GError **error)
{
  const BalCohortQuery *query = search->query;
  gboolean dated = query->min_age >= 0 || query->max_age >= 0 || query->status != NULL ||
                   (query->need_type != NULL && !query->need_on_episodes) ||
                   query->need_tier != NULL;

  if (dated && query->as_at == BAL_DAY_NONE)
    {
      g_set_error_literal (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                           MAKING ": ages, needs and statuses need an as-at date");
      return FALSE;
    }
  if (search->start != BAL_DAY_NONE && search->end != BAL_DAY_NONE && search->end < search->start)
    {
      g_set_error_literal (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                           MAKING ": the window ends before it starts");
      return FALSE;
    }
  return TRUE;
}

static gboolean
find_codes (Search *search, GError **error)
{
  const BalCohortQuery *query = search->query;
  const BalStore *store = search->store;
  g_autoptr (BalVocabulary) vocabulary = bal_vocabulary_new (store->framework);
  guint32 need;

  if (!find_code (vocabulary, BAL_FIELD_STRAND, query->strand, &search->strand, error) ||
      !find_code (vocabulary, BAL_FIELD_LEVEL, query->level, &search->level, error) ||
      !find_code (vocabulary, BAL_FIELD_STAGE, query->stage, &search->stage, error) ||
      !find_code (vocabulary, BAL_FIELD_NEED_TYPE, query->need_type, &need, error) ||
      !find_code (vocabulary, BAL_FIELD_NEED_TIER, query->need_tier, &search->need_tier, error))
    return FALSE;

  search->need_type = query->need_on_episodes ? ANY : need;
  search->episode_need = query->need_on_episodes ? need : ANY;
  if (!find_name (store, BAL_CASELOAD_FILE_EPISODES, BAL_FIELD_AGENCY, query->agency,
                  &search->agency, error) ||
      !find_name (store, BAL_CASELOAD_FILE_EPISODES, BAL_FIELD_SETTING_ID, query->setting,
                  &search->setting, error) ||
      !find_name (store, BAL_CASELOAD_FILE_STATUSES, BAL_FIELD_STATUS, query->status,
                  &search->status, error) ||
      !find_name (store, BAL_CASELOAD_FILE_STATUSES, BAL_FIELD_VALUE, query->status_value,
                  &search->status_value, error))
    return FALSE;
  search->start = query->start;
  search->end = query->end != BAL_DAY_NONE ? query->end : query->as_at;
  search->on_episodes = search->strand != ANY || search->level != ANY || search->stage != ANY ||
                        search->agency != ANY || search->setting != ANY ||
                        search->episode_need != ANY || query->start != BAL_DAY_NONE ||
                        query->end != BAL_DAY_NONE;
  if (query->columns != NULL)
    {
      search->columns = bal_cohort_columns_new (store, query->columns, error);
      if (search->columns == NULL)
        return FALSE;
      search->on_episodes = search->on_episodes ||
                            bal_cohort_columns_have (search->columns, BAL_CASELOAD_FILE_EPISODES);
    }
  return check_days (search, error);
}

static void
list_ids (Search *search)
{
  char **ids = search->query->child_ids;

  if (ids == NULL)
    return;
  search->listed = g_new0 (guint8, (gsize) search->store->n_ids + 1);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      guint index;

      if (bal_store_lookup_id (search->store, ids[i], &index))
        search->listed[index] = 1;
    }
}

static gboolean
has_age (const Search *search, guint id)
{
  const BalCohortQuery *query = search->query;
  const guint32 *births =
    search->store->records[BAL_CASELOAD_FILE_CHILDREN].columns[BAL_FIELD_DATE_OF_BIRTH];
  int age;

  if (query->min_age < 0 && query->max_age < 0)
    return TRUE;
  if (births == NULL || births[id] == BAL_BIRTH_NONE)
    return FALSE;
  age = bal_cohort_get_age (bal_day16_to_day ((BalDay16) births[id]), query->as_at);
  return age >= 0 && (query->min_age < 0 || age >= query->min_age) &&
         (query->max_age < 0 || age <= query->max_age);
}

/* Whether the dated row is in force on a day. */
static gboolean
is_in_force (const BalRecords *records, gsize row, gint32 day)
{
  const guint16 *from = records->columns[BAL_FIELD_FROM_DATE];
  const guint16 *to = records->columns[BAL_FIELD_TO_DATE];

  if (bal_day16_to_day (from[row]) > day)
    return FALSE;
  return to == NULL || to[row] == BAL_DAY16_NONE || bal_day16_to_day (to[row]) >= day;
}

static gboolean
is_code (const BalRecords *records, BalFieldType type, BalField field, gsize row, guint32 code)
{
  return code == ANY || bal_records_get (records, type, field, row) == code;
}

static gboolean
has_need (const Search *search, guint id)
{
  const BalRecords *needs = &search->store->records[BAL_CASELOAD_FILE_NEEDS];
  guint32 rank = search->query->need_rank > 0 ? search->query->need_rank : ANY;

  if (search->need_type == ANY && search->need_tier == ANY)
    return TRUE;
  for (gsize row = needs->first[id]; row < needs->first[id + 1]; row++)
    {
      if (is_in_force (needs, row, search->query->as_at) &&
          is_code (needs, BAL_FIELD_TYPE_SCHEME, BAL_FIELD_NEED_TYPE, row, search->need_type) &&
          is_code (needs, BAL_FIELD_TYPE_SCHEME, BAL_FIELD_NEED_TIER, row, search->need_tier) &&
          is_code (needs, BAL_FIELD_TYPE_COUNT8, BAL_FIELD_NEED_RANK, row, rank))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_status (const Search *search, guint id)
{
  const BalRecords *statuses = &search->store->records[BAL_CASELOAD_FILE_STATUSES];

  if (search->status == ANY)
    return TRUE;
  for (gsize row = statuses->first[id]; row < statuses->first[id + 1]; row++)
    {
      if (is_in_force (statuses, row, search->query->as_at) &&
          is_code (statuses, BAL_FIELD_TYPE_NAME8, BAL_FIELD_STATUS, row, search->status) &&
          is_code (statuses, BAL_FIELD_TYPE_NAME16, BAL_FIELD_VALUE, row, search->status_value))
        return TRUE;
    }
  return FALSE;
}

/* An episode without a start was active on no day. */
static gboolean
is_active (const Search *search, gsize row)
{
  const BalEpisodes *episodes = &search->store->episodes;
  gint32 start = bal_day16_to_day (episodes->start[row]);
  gint32 end = bal_day16_to_day (episodes->end[row]);

  if (search->start == BAL_DAY_NONE && search->end == BAL_DAY_NONE)
    return TRUE;
  if (start == BAL_DAY_NONE || (search->end != BAL_DAY_NONE && start > search->end))
    return FALSE;
  return search->start == BAL_DAY_NONE || end == BAL_DAY_NONE || end >= search->start;
}

static gboolean
has_episode (const Search *search, guint child)
{
  const BalStore *store = search->store;
  const BalEpisodes *episodes = &store->episodes;

  if (!search->on_episodes)
    return TRUE;
  for (gsize row = store->child_first[child]; row < store->child_first[child + 1]; row++)
    {
      if (search->strand != ANY &&
          (guint32) bal_episodes_get_strand (episodes, row) != search->strand)
        continue;
      if (search->level != ANY && (guint32) bal_episodes_get_level (episodes, row) != search->level)
        continue;
      if (search->stage != ANY && episodes->stage[row] != search->stage)
        continue;
      if (search->agency != ANY && episodes->agency[row] != search->agency)
        continue;
      if (search->setting != ANY &&
          (episodes->setting == NULL || episodes->setting[row] != search->setting))
        continue;
      if (search->episode_need != ANY &&
          (episodes->need_type == NULL || episodes->need_type[row] != search->episode_need))
        continue;
      if (is_active (search, row) &&
          bal_cohort_columns_take (search->columns, store, BAL_CASELOAD_FILE_EPISODES, row))
        return TRUE;
    }
  return FALSE;
}

BalBitmap *
bal_cohort_find_children (const BalStore *store, BalCohortQuery *query, GError **error)
{
  Search search = { .store = store, .query = query };
  BalBitmap *found;

  if (!find_codes (&search, error))
    {
      g_clear_pointer (&search.columns, g_ptr_array_unref);
      return NULL;
    }

  list_ids (&search);
  found = bal_bitmap_new ();
  for (guint child = 0; child < store->n_children; child++)
    {
      guint id = bal_store_get_child_id (store, child);

      if ((search.listed == NULL || search.listed[id]) && has_age (&search, id) &&
          bal_cohort_columns_take (search.columns, store, BAL_CASELOAD_FILE_CHILDREN, id) &&
          has_need (&search, id) && has_status (&search, id) && has_episode (&search, child))
        bal_bitmap_add (found, child);
    }
  g_free (search.listed);
  g_clear_pointer (&search.columns, g_ptr_array_unref);
  return found;
}
