/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-text-private.h"
#include "libbalanced/caseload/bal-store-builder-private.h"

#define PREFIX_LENGTH 6 /* bytes of an identifier inside a key, after its length */

static inline guint64
get_code (const BalStoreBuilder *self,
          const BalStagingSegment *segment,
          const guint8 *record,
          BalCaseloadFile file,
          BalField field,
          guint width)
{
  guint64 value = bal_staging_get (segment, record, field, width);

  return value == bal_staging_missing (width) ? value : self->new_codes[file][field][value];
}

/* Length and first bytes: two identifiers compare like these, or begin alike. */
static guint64
make_text_prefix (const BalStaging *staging, guint64 identifier)
{
  char buffer[24];
  gsize length;
  const char *text = bal_staging_get_identifier (staging, identifier, buffer, &length);
  guint64 bytes = bal_sort_get_prefix (text, MIN (length, PREFIX_LENGTH)) >> 16;

  return (guint64) MIN (length, 255) << 48 | bytes;
}

static BalSortKey
make_episode_key (const BalStoreBuilder *self,
                  const BalStaging *staging,
                  const BalStagingSegment *segment,
                  const guint8 *record,
                  gsize row)
{
  guint64 start = bal_staging_get (segment, record, BAL_FIELD_START_DATE, sizeof (guint16));
  guint64 end = bal_staging_get (segment, record, BAL_FIELD_END_DATE, sizeof (guint16));
  guint64 source = get_code (self, segment, record, staging->file, BAL_FIELD_SOURCE, 1);
  guint64 tie = bal_store_builder_get_tie (segment, record);
  guint64 prefix = self->small_numbers ? tie : make_text_prefix (staging, tie);
  BalSortKey key;

  if (self->separate)
    key.first = source << 56 | start << 40 | end << 24;
  else
    key.first = start << 48 | end << 32 | source << 24;
  key.first |= prefix >> 32;
  key.second = prefix << 32 | row;
  return key;
}

static BalSortKey
make_key (const BalStoreBuilder *self,
          const BalStaging *staging,
          const BalStagingSegment *segment,
          const guint8 *record,
          gsize row)
{
  guint64 from, to, what, more;

  if (staging->file == BAL_CASELOAD_FILE_EPISODES)
    return make_episode_key (self, staging, segment, record, row);
  if (staging->file == BAL_CASELOAD_FILE_CHILDREN)
    return (BalSortKey){ 0, row };

  from = bal_staging_get (segment, record, BAL_FIELD_FROM_DATE, sizeof (guint16));
  to = bal_staging_get (segment, record, BAL_FIELD_TO_DATE, sizeof (guint16));
  if (staging->file == BAL_CASELOAD_FILE_NEEDS)
    {
      what = bal_staging_get (segment, record, BAL_FIELD_NEED_TYPE, 1);
      more = bal_staging_get (segment, record, BAL_FIELD_NEED_RANK, 1) << 8 |
             bal_staging_get (segment, record, BAL_FIELD_NEED_TIER, 1);
    }
  else
    {
      what = get_code (self, segment, record, staging->file, BAL_FIELD_STATUS, 1);
      more = get_code (self, segment, record, staging->file, BAL_FIELD_VALUE, 2);
    }
  return (BalSortKey){ from << 48 | to << 32 | what << 16 | more, row };
}

static guint64
get_tie (const BalStaging *staging, const BalSortKey *key)
{
  const BalStagingSegment *segment;
  const guint8 *record = bal_staging_find_record (staging, (guint32) key->second, &segment);

  return bal_store_builder_get_tie (segment, record);
}

static int
compare_ties (gconstpointer a, gconstpointer b, gpointer data)
{
  const BalSortKey *one = a;
  const BalSortKey *two = b;
  char buffers[2][24];
  gsize lengths[2];
  const char *texts[2];
  int order;

  texts[0] = bal_staging_get_identifier (data, get_tie (data, one), buffers[0], &lengths[0]);
  texts[1] = bal_staging_get_identifier (data, get_tie (data, two), buffers[1], &lengths[1]);
  order = bal_text_compare_identifiers (texts[0], lengths[0], texts[1], lengths[1]);
  if (order != 0)
    return order;
  return (guint32) one->second < (guint32) two->second ? -1 : 1;
}

/* Keys that are alike but for the row, by the whole of their identifiers. */
static void
sort_ties (const BalStaging *staging, BalSortKey *keys, gsize n_keys)
{
  for (gsize first = 0; first < n_keys;)
    {
      gsize end = first + 1;

      while (end < n_keys && keys[end].first == keys[first].first &&
             keys[end].second >> 32 == keys[first].second >> 32)
        end++;
      if (end - first > 1)
        g_qsort_with_data (keys + first, (int) (end - first), sizeof *keys, compare_ties,
                           (gpointer) staging);
      first = end;
    }
}

static void
sort_rows (const BalStoreBuilder *self,
           const BalStaging *staging,
           guint32 *rows,
           gsize n_rows,
           BalSortKey *keys)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      const BalStagingSegment *segment;
      const guint8 *record = bal_staging_find_record (staging, rows[i], &segment);

      keys[i] = make_key (self, staging, segment, record, rows[i]);
    }
  bal_sort_keys (keys, n_rows, keys + n_rows);
  if (staging->file == BAL_CASELOAD_FILE_EPISODES && !self->small_numbers)
    sort_ties (staging, keys, n_rows);
  for (gsize i = 0; i < n_rows; i++)
    rows[i] = (guint32) keys[i].second;
}

void
bal_store_builder_sort (const BalStoreBuilder *self,
                        BalCaseloadFile file,
                        guint32 *rows,
                        guint first_id,
                        guint end_id)
{
  const BalStaging *staging = self->intake->staging[file];
  const guint32 *first = self->store->records[file].first;
  gsize most = 0;
  g_autofree BalSortKey *keys = NULL;

  for (guint id = first_id; id < end_id; id++)
    most = MAX (most, first[id + 1] - first[id]);
  keys = g_new (BalSortKey, most * 2 + 1);
  for (guint id = first_id; id < end_id; id++)
    sort_rows (self, staging, rows + first[id], first[id + 1] - first[id], keys);
}
