/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-interner-private.h"

#include <string.h>

#define MAX_LENGTH ((gsize) 1 << 30)
#define MAX_COUNT ((gsize) 1 << 31)
#define FIRST_SLOTS 64
#define CHUNK_SIZE ((gsize) 64 * 1024)

typedef struct
{
  guint32 hash;
  guint32 code_after; /* the code + 1; 0 in an empty slot */
} Slot;

typedef struct
{
  const char *text;
  guint32 length;
  guint32 hash;
} Entry;

/* Invariants: the number of slots is a power of two; at most two thirds of them are taken; a
 * text stands in the first slot, from its hash onwards and around, that was empty. */
struct _BalInterner
{
  Slot *slots;
  gsize n_slots;
  Entry *entries;
  gsize n_entries;
  gsize entries_size;
  GPtrArray *chunks; /* owns the texts */
  char *place;       /* in the newest chunk */
  gsize room;
  guint64 seed; /* differs between interners: nobody can prepare texts of one hash */
};

static inline guint64
read_word (const char *text)
{
  guint64 word;

  memcpy (&word, text, sizeof word);
  return word;
}

static inline guint64
read_half (const char *text)
{
  guint32 half;

  memcpy (&half, text, sizeof half);
  return half;
}

/* Up to eight bytes; the reads overlap, which costs less than reading byte by byte. */
static inline guint64
read_rest (const char *text, gsize n)
{
  if (n >= 4)
    return read_half (text) | (read_half (text + n - 4) << 32);
  if (n == 0)
    return 0;
  return (guint64) (guint8) text[0] | ((guint64) (guint8) text[n / 2] << 8) |
         ((guint64) (guint8) text[n - 1] << 16);
}

static inline guint64
mix (guint64 state, guint64 word)
{
  state = (state ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return state ^ (state >> 32);
}

static inline guint32
hash_text (guint64 seed, const char *text, gsize length)
{
  guint64 state = mix (seed, length);

  for (; length > 8; text += 8, length -= 8)
    state = mix (state, read_word (text));
  state = mix (state, read_rest (text, length));
  state *= G_GUINT64_CONSTANT (0xd6e8feb86659fd93);
  return (guint32) (state >> 32);
}

BalInterner *
bal_interner_new (void)
{
  BalInterner *self = g_new0 (BalInterner, 1);

  self->n_slots = FIRST_SLOTS;
  self->slots = g_new0 (Slot, self->n_slots);
  self->chunks = g_ptr_array_new_with_free_func (g_free);
  self->seed = ((guint64) g_random_int () << 32) | g_random_int ();
  return self;
}

void
bal_interner_free (BalInterner *self)
{
  if (self == NULL)
    return;

  g_free (self->slots);
  g_free (self->entries);
  g_ptr_array_unref (self->chunks);
  g_free (self);
}

/* The slot that holds the text, or else the empty one where it would stand. */
static inline Slot *
find_slot (const BalInterner *self, guint32 hash, const char *text, gsize length)
{
  gsize mask = self->n_slots - 1;

  for (gsize i = hash & mask;; i = (i + 1) & mask)
    {
      Slot *slot = &self->slots[i];
      if (slot->code_after == 0)
        return slot;
      if (slot->hash != hash)
        continue;
      const Entry *entry = &self->entries[slot->code_after - 1];
      if (entry->length == length && memcmp (entry->text, text, length) == 0)
        return slot;
    }
}

static void
grow_slots (BalInterner *self)
{
  gsize mask;

  g_free (self->slots);
  self->n_slots *= 2;
  self->slots = g_new0 (Slot, self->n_slots);
  mask = self->n_slots - 1;
  for (gsize code = 0; code < self->n_entries; code++)
    {
      guint32 hash = self->entries[code].hash;
      gsize i = hash & mask;
      while (self->slots[i].code_after != 0)
        i = (i + 1) & mask;
      self->slots[i].hash = hash;
      self->slots[i].code_after = (guint32) code + 1;
    }
}

static const char *
store_text (BalInterner *self, const char *text, gsize length)
{
  char *stored;

  if (length + 1 > self->room)
    {
      gsize size = MAX (CHUNK_SIZE, length + 1);
      self->place = g_malloc (size);
      self->room = size;
      g_ptr_array_add (self->chunks, self->place);
    }

  stored = self->place;
  if (length > 0)
    memcpy (stored, text, length);
  stored[length] = '\0';
  self->place += length + 1;
  self->room -= length + 1;
  return stored;
}

static guint32
add_text (BalInterner *self, guint32 hash, const char *text, gsize length)
{
  guint32 code = (guint32) self->n_entries;

  if (self->n_entries == self->entries_size)
    {
      self->entries_size = MAX (FIRST_SLOTS, self->entries_size * 2);
      self->entries = g_renew (Entry, self->entries, self->entries_size);
    }
  self->entries[code].text = store_text (self, text, length);
  self->entries[code].length = (guint32) length;
  self->entries[code].hash = hash;
  self->n_entries++;
  return code;
}

guint32
bal_interner_intern (BalInterner *self, const char *text, gsize length)
{
  g_assert (length <= MAX_LENGTH && self->n_entries < MAX_COUNT);

  guint32 hash = hash_text (self->seed, text, length);
  Slot *slot = find_slot (self, hash, text, length);
  if (G_LIKELY (slot->code_after != 0))
    return slot->code_after - 1;

  guint32 code = add_text (self, hash, text, length);
  slot->hash = hash;
  slot->code_after = code + 1;
  if (self->n_entries * 3 > self->n_slots * 2)
    grow_slots (self);
  return code;
}

gboolean
bal_interner_lookup (const BalInterner *self, const char *text, gsize length, guint32 *code)
{
  const Slot *slot = find_slot (self, hash_text (self->seed, text, length), text, length);

  if (slot->code_after == 0)
    return FALSE;

  *code = slot->code_after - 1;
  return TRUE;
}

const char *
bal_interner_get (const BalInterner *self, guint32 code)
{
  g_return_val_if_fail (code < self->n_entries, NULL);

  return self->entries[code].text;
}

gsize
bal_interner_get_length (const BalInterner *self, guint32 code)
{
  g_return_val_if_fail (code < self->n_entries, 0);

  return self->entries[code].length;
}

gsize
bal_interner_get_count (const BalInterner *self)
{
  return self->n_entries;
}
