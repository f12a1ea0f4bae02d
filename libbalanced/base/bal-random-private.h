/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

/* Random numbers that are the same on every machine, in every version: g_rand promises neither
 * across releases. Integers only, so no figure depends on a libm.
 *
 * The generator is xoshiro256** by Blackman and Vigna, seeded through splitmix64, both in the
 * public domain. A stream is cheap to start, so every child gets one of its own: a child is the
 * same whatever the number of children before it. Not for secrets. */

typedef struct
{
  guint64 state[4];
} BalRandom;

static inline guint64
bal_random_mix (guint64 *counter)
{
  guint64 z = (*counter += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/* Starts stream number @stream of @seed. */
static inline void
bal_random_init (BalRandom *self, guint64 seed, guint64 stream)
{
  guint64 counter = seed;

  counter = bal_random_mix (&counter) ^ stream;
  for (int i = 0; i < 4; i++)
    self->state[i] = bal_random_mix (&counter);
}

static inline guint64
bal_random_next (BalRandom *self)
{
  guint64 *s = self->state;
  guint64 m = s[1] * 5;
  guint64 result = ((m << 7) | (m >> 57)) * 9;
  guint64 t = s[1] << 17;

  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = (s[3] << 45) | (s[3] >> 19);
  return result;
}

/* 0 .. n-1; @n may not be 0. */
static inline guint32
bal_random_below (BalRandom *self, guint32 n)
{
  return (guint32) (((bal_random_next (self) >> 32) * (guint64) n) >> 32);
}

/* @low .. @high, both included; @low if @high is less. */
static inline gint32
bal_random_between (BalRandom *self, gint32 low, gint32 high)
{
  return high <= low ? low : low + (gint32) bal_random_below (self, (guint32) (high - low) + 1);
}

static inline gboolean
bal_random_percent (BalRandom *self, guint percent)
{
  return bal_random_below (self, 100) < percent;
}

/* The index that the weights choose; they may not all be 0. */
static inline guint
bal_random_pick (BalRandom *self, const guint8 *weights, guint n)
{
  guint total = 0;
  guint32 left;

  for (guint i = 0; i < n; i++)
    total += weights[i];
  left = bal_random_below (self, total);
  for (guint i = 0; i < n; i++)
    {
      if (left < weights[i])
        return i;
      left -= weights[i];
    }
  return n - 1;
}

/* A positive whole number with about the given mean and a heavy tail: most are under the mean,
 * a few are over eight times as large. */
static inline guint32
bal_random_skewed (BalRandom *self, guint32 mean)
{
  guint64 u = bal_random_below (self, 1000);

  /* mean * (0.33 + 0.25 u / (1 - 0.97 u)), in thousandths */
  return (guint32) ((mean * (330 + 250 * u / (1000 - 970 * u / 1000))) / 1000);
}
