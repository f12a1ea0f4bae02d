/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-store-private.h"

#include <string.h>

#include "libbalanced/base/bal-digest-private.h"
#include "libbalanced/caseload/bal-store-parts-private.h"

BalStore *
bal_store_new (void)
{
  BalStore *self = g_new0 (BalStore, 1);

  g_atomic_ref_count_init (&self->count);
  return self;
}

BalStore *
bal_store_ref (BalStore *self)
{
  g_atomic_ref_count_inc (&self->count);
  return self;
}

void
bal_store_unref (BalStore *self)
{
  g_autoptr (GArray) parts = NULL;

  if (self == NULL || !g_atomic_ref_count_dec (&self->count))
    return;

  parts = bal_store_list_parts (self);
  for (guint i = 0; self->map == NULL && i < parts->len; i++)
    g_free (*g_array_index (parts, BalStorePart, i).place);
  for (guint file = 0; file < G_N_ELEMENTS (self->records); file++)
    {
      for (guint i = 0; i < BAL_N_FIELDS; i++)
        bal_names_unref (self->records[file].names[i]);
    }
  bal_names_unref (self->pause_names);
  g_clear_pointer (&self->map, g_bytes_unref);
  g_free (self->ids);
  bal_blocks_free (self->blocks);
  g_free (self->digest);
  g_clear_object (&self->framework);
  g_free (self);
}

void
bal_store_connect (BalStore *self)
{
  const BalRecords *records = &self->records[BAL_CASELOAD_FILE_EPISODES];
  gpointer const *columns = records->columns;
  BalEpisodes *episodes = &self->episodes;

  episodes->n_rows = records->n_rows;
  episodes->row = records->row;
  episodes->cell = self->cell;
  episodes->start = columns[BAL_FIELD_START_DATE];
  episodes->end = columns[BAL_FIELD_END_DATE];
  episodes->requested = columns[BAL_FIELD_REQUESTED_DATE];
  episodes->closed = columns[BAL_FIELD_CLOSED_DATE];
  episodes->stage = columns[BAL_FIELD_STAGE];
  episodes->agency = columns[BAL_FIELD_AGENCY];
  episodes->role = columns[BAL_FIELD_ROLE];
  episodes->need_type = columns[BAL_FIELD_NEED_TYPE];
  episodes->need_tier = columns[BAL_FIELD_NEED_TIER];
  episodes->grouping = columns[BAL_FIELD_GROUPING];
  episodes->mode = columns[BAL_FIELD_MODE];
  episodes->medium = columns[BAL_FIELD_MEDIUM];
  episodes->closed_reason = columns[BAL_FIELD_CLOSED_REASON];
  episodes->source = columns[BAL_FIELD_SOURCE];
  episodes->provision = columns[BAL_FIELD_PROVISION_ID];
  episodes->outcome = columns[BAL_FIELD_OUTCOME];
  episodes->contacts_offered = columns[BAL_FIELD_CONTACTS_OFFERED];
  episodes->contacts_attended = columns[BAL_FIELD_CONTACTS_ATTENDED];
  episodes->setting = columns[BAL_FIELD_SETTING_ID];
  episodes->minutes = columns[BAL_FIELD_MINUTES];
  episodes->pauses = self->pauses.n_pauses > 0 ? &self->pauses : NULL;
}

/* Row numbers are left out: they follow the order of the file. */
static void
digest_records (BalDigest *digest, const BalRecords *records, BalCaseloadFile file, guint n_ids)
{
  guint n_columns;
  const BalSchemaColumn *columns = bal_caseload_schema_get_columns (file, &n_columns);

  bal_digest_update_int (digest, (gint64) records->n_rows);
  if (records->first != NULL)
    bal_digest_update (digest, records->first, ((gsize) n_ids + 1) * sizeof *records->first);
  for (guint i = 0; i < n_columns; i++)
    {
      const BalNames *names = records->names[columns[i].field];
      gconstpointer values = records->columns[columns[i].field];

      bal_digest_update_int (digest, values != NULL);
      if (values != NULL)
        bal_digest_update (digest, values,
                           records->n_rows * bal_field_type_get_width (columns[i].type));
      for (guint j = 0; names != NULL && j < names->n_names; j++)
        bal_digest_update_text (digest, names->names[j]);
    }
}

#define SHIFTED_ROWS 1024

/* As if each stood in a column. */
static void
digest_shifted (BalDigest *digest, const guint32 *row, guint32 shift, gsize n_rows)
{
  guint32 numbers[SHIFTED_ROWS];

  for (gsize first = 0; first < n_rows; first += SHIFTED_ROWS)
    {
      gsize n = MIN (SHIFTED_ROWS, n_rows - first);

      for (gsize i = 0; i < n; i++)
        numbers[i] = row[first + i] + shift;
      bal_digest_update (digest, numbers, n * sizeof *numbers);
    }
}

static void
digest_identifiers (BalDigest *digest,
                    const BalIdentifiers *identifiers,
                    const guint32 *row,
                    gsize n_rows)
{
  if (identifiers->shift != NULL)
    digest_shifted (digest, row, *identifiers->shift, n_rows);
  if (identifiers->numbers != NULL)
    bal_digest_update (digest, identifiers->numbers, n_rows * sizeof *identifiers->numbers);
  if (identifiers->offsets == NULL)
    return;

  bal_digest_update (digest, identifiers->offsets, (n_rows + 1) * sizeof *identifiers->offsets);
  bal_digest_update (digest, identifiers->texts, identifiers->offsets[n_rows]);
}

/* Nothing where there are none: they came later than the digests of caseloads without. */
static void
digest_pauses (BalDigest *digest, const BalPauses *pauses)
{
  if (pauses->n_pauses == 0)
    return;

  bal_digest_update (digest, pauses->episode, pauses->n_pauses * sizeof *pauses->episode);
  bal_digest_update (digest, pauses->from, pauses->n_pauses * sizeof *pauses->from);
  bal_digest_update (digest, pauses->to, pauses->n_pauses * sizeof *pauses->to);
  bal_digest_update (digest, pauses->reason, pauses->n_pauses);
  for (guint i = 0; i < pauses->n_names; i++)
    bal_digest_update_text (digest, pauses->names[i]);
}

static char *
make_digest (const BalStore *self)
{
  BalDigest digest;

  bal_digest_init (&digest);
  bal_digest_update_int (&digest, self->n_ids);
  for (guint i = 0; i < self->n_ids; i++)
    bal_digest_update_text (&digest, self->ids[i]);
  bal_digest_update_int (&digest, self->n_children);
  bal_digest_update (&digest, self->child_first,
                     ((gsize) self->n_children + 1) * sizeof *self->child_first);
  bal_digest_update (&digest, self->cell, self->episodes.n_rows);
  digest_identifiers (&digest, &self->identifiers, self->episodes.row, self->episodes.n_rows);
  for (guint i = 0; i < G_N_ELEMENTS (self->records); i++)
    digest_records (&digest, &self->records[i], i, self->n_ids);
  digest_pauses (&digest, &self->pauses);
  return bal_digest_get_string (&digest);
}

const BalBlocks *
bal_store_get_blocks (const BalStore *self, guint n_threads)
{
  BalStore *store = (BalStore *) self; /* only this, and only once */

  if (g_once_init_enter (&store->has_blocks))
    {
      store->blocks = bal_blocks_new (&self->episodes, self->child_first, self->n_children,
                                      BAL_BLOCKS_ROWS, n_threads);
      g_once_init_leave (&store->has_blocks, 1);
    }
  return self->blocks;
}

void
bal_store_complete (BalStore *self, guint n_threads)
{
  bal_store_connect (self);
  bal_store_get_blocks (self, n_threads);
  g_free (self->digest);
  self->digest = make_digest (self);
}

gboolean
bal_store_lookup_id (const BalStore *self, const char *id, guint *index)
{
  guint low = 0;
  guint high = self->n_ids;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = strcmp (self->ids[middle], id);

      if (order == 0)
        {
          *index = middle;
          return TRUE;
        }
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return FALSE;
}

const char *
bal_store_get_identifier (const BalStore *self, gsize row, char buffer[24], gsize *length)
{
  const BalIdentifiers *identifiers = &self->identifiers;

  if (identifiers->numbers != NULL || identifiers->shift != NULL)
    {
      guint32 number = identifiers->numbers != NULL
                         ? identifiers->numbers[row]
                         : self->records[BAL_CASELOAD_FILE_EPISODES].row[row] + *identifiers->shift;

      if (number == G_MAXUINT32)
        return NULL;
      *length = (gsize) g_snprintf (buffer, 24, "%u", number);
      return buffer;
    }
  if (identifiers->offsets == NULL || identifiers->offsets[row] == identifiers->offsets[row + 1])
    return NULL;

  *length = (gsize) (identifiers->offsets[row + 1] - identifiers->offsets[row]);
  return identifiers->texts + identifiers->offsets[row];
}

guint32
bal_records_get (const BalRecords *self, BalFieldType type, BalField field, gsize row)
{
  gconstpointer values = self->columns[field];
  guint32 value = G_MAXUINT32;

  if (values == NULL)
    return G_MAXUINT32;
  switch (bal_field_type_get_width (type))
    {
    case 1:
      value = ((const guint8 *) values)[row];
      return value == G_MAXUINT8 ? G_MAXUINT32 : value;
    case 2:
      value = ((const guint16 *) values)[row];
      return value == G_MAXUINT16 ? G_MAXUINT32 : value;
    default:
      return ((const guint32 *) values)[row];
    }
}
