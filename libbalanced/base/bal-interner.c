/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-interner-private.h"

#include <string.h>

#define MAX_LENGTH ((gsize) 1 << 30)
#define MAX_COUNT ((gsize) 1 << 31)
#define FIRST_SLOTS 64
#define CHUNK_SIZE ((gsize) 64 * 1024)
#define BATCH 32

/* A lookup of a text that is known touches two places in memory: the slot, and the text, which has
 * its length just before it. */
typedef struct
{
  const char *text; /* NULL in an empty slot */
  guint32 hash;
  guint32 code;
} Slot;

/* Invariants: the number of slots is a power of two; at most two thirds of them are taken; a
 * text stands in the first slot, from its hash onwards and around, that was empty. */
struct _BalInterner
{
  Slot *slots;
  gsize n_slots;
  const char **texts; /* by code */
  gsize n_texts;
  gsize texts_size;
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
  g_free (self->texts);
  g_ptr_array_unref (self->chunks);
  g_free (self);
}

static inline guint32
get_length (const char *text)
{
  guint32 length;

  memcpy (&length, text - sizeof length, sizeof length);
  return length;
}

/* The slot that holds the text, or else the empty one where it would stand. */
static inline Slot *
find_slot (const BalInterner *self, guint32 hash, const char *text, gsize length)
{
  gsize mask = self->n_slots - 1;

  for (gsize i = hash & mask;; i = (i + 1) & mask)
    {
      Slot *slot = &self->slots[i];
      if (slot->text == NULL)
        return slot;
      if (slot->hash == hash && get_length (slot->text) == length &&
          memcmp (slot->text, text, length) == 0)
        return slot;
    }
}

static void
grow_slots (BalInterner *self)
{
  g_autofree Slot *old = g_steal_pointer (&self->slots);
  gsize n_old = self->n_slots;
  gsize mask;

  self->n_slots *= 2;
  self->slots = g_new0 (Slot, self->n_slots);
  mask = self->n_slots - 1;
  for (gsize k = 0; k < n_old; k++)
    {
      gsize i = old[k].hash & mask;
      if (old[k].text == NULL)
        continue;
      while (self->slots[i].text != NULL)
        i = (i + 1) & mask;
      self->slots[i] = old[k];
    }
}

static const char *
store_text (BalInterner *self, const char *text, gsize length)
{
  guint32 stored_length = (guint32) length;
  gsize size = sizeof stored_length + length + 1;
  char *stored;

  if (size > self->room)
    {
      self->room = MAX (CHUNK_SIZE, size);
      self->place = g_malloc (self->room);
      g_ptr_array_add (self->chunks, self->place);
    }

  stored = self->place + sizeof stored_length;
  memcpy (self->place, &stored_length, sizeof stored_length);
  if (length > 0)
    memcpy (stored, text, length);
  stored[length] = '\0';
  self->place += size;
  self->room -= size;
  return stored;
}

static const char *
add_text (BalInterner *self, const char *text, gsize length)
{
  const char *stored = store_text (self, text, length);

  if (self->n_texts == self->texts_size)
    {
      self->texts_size = MAX (FIRST_SLOTS, self->texts_size * 2);
      self->texts = g_renew (const char *, self->texts, self->texts_size);
    }
  self->texts[self->n_texts++] = stored;
  return stored;
}

static inline guint32
intern_hashed (BalInterner *self, guint32 hash, const char *text, gsize length)
{
  g_assert (length <= MAX_LENGTH && self->n_texts < MAX_COUNT);

  Slot *slot = find_slot (self, hash, text, length);
  if (G_LIKELY (slot->text != NULL))
    return slot->code;

  guint32 code = (guint32) self->n_texts;
  slot->text = add_text (self, text, length);
  slot->hash = hash;
  slot->code = code;
  if (self->n_texts * 3 > self->n_slots * 2)
    grow_slots (self);
  return code;
}

guint32
bal_interner_intern (BalInterner *self, const char *text, gsize length)
{
  return intern_hashed (self, hash_text (self->seed, text, length), text, length);
}

void
bal_interner_intern_many (BalInterner *self,
                          const char *const *texts,
                          const guint32 *lengths,
                          gsize n,
                          guint32 *codes)
{
  guint32 hashes[BATCH];

  /* Two rounds ahead of the comparison, so that the waits for memory run side by side. */
  for (gsize first = 0; first < n; first += BATCH)
    {
      gsize count = MIN (BATCH, n - first);
      for (gsize i = 0; i < count; i++)
        {
          hashes[i] = hash_text (self->seed, texts[first + i], lengths[first + i]);
          __builtin_prefetch (&self->slots[hashes[i] & (self->n_slots - 1)]);
        }
      for (gsize i = 0; i < count; i++)
        {
          const char *text = self->slots[hashes[i] & (self->n_slots - 1)].text;
          if (text != NULL)
            __builtin_prefetch (text - sizeof (guint32));
        }
      for (gsize i = 0; i < count; i++)
        codes[first + i] = intern_hashed (self, hashes[i], texts[first + i], lengths[first + i]);
    }
}

gboolean
bal_interner_lookup (const BalInterner *self, const char *text, gsize length, guint32 *code)
{
  const Slot *slot = find_slot (self, hash_text (self->seed, text, length), text, length);

  if (slot->text == NULL)
    return FALSE;

  *code = slot->code;
  return TRUE;
}

const char *
bal_interner_get (const BalInterner *self, guint32 code)
{
  g_return_val_if_fail (code < self->n_texts, NULL);

  return self->texts[code];
}

gsize
bal_interner_get_length (const BalInterner *self, guint32 code)
{
  g_return_val_if_fail (code < self->n_texts, 0);

  return get_length (self->texts[code]);
}

gsize
bal_interner_get_count (const BalInterner *self)
{
  return self->n_texts;
}
