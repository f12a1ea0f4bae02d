/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-figure.h"

#include <math.h>

#include "libbalanced/base/bal-text-private.h"

/**
 * BalFigure:
 *
 * A number with what one must know to use it: its state, how exactly it is known, and its origin.
 *
 * A figure is a number, a range from a low to a high one, or only a word. A figure without a value
 * (missing, suppressed ...) holds 0.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Since: 0.1
 */
struct _BalFigure
{
  double number;
  double low;
  double high;
  char *word; /* nullable */
  BalValueState state;
  BalQualifier qualifier;
  BalOrigin origin;
};

G_DEFINE_BOXED_TYPE (BalFigure, bal_figure, bal_figure_ref, bal_figure_unref)

G_DEFINE_ENUM_TYPE (BalQualifier,
                    bal_qualifier,
                    G_DEFINE_ENUM_VALUE (BAL_QUALIFIER_EXACT, "exact"),
                    G_DEFINE_ENUM_VALUE (BAL_QUALIFIER_ESTIMATE, "estimate"),
                    G_DEFINE_ENUM_VALUE (BAL_QUALIFIER_AT_LEAST, "at_least"),
                    G_DEFINE_ENUM_VALUE (BAL_QUALIFIER_AT_MOST, "at_most"),
                    G_DEFINE_ENUM_VALUE (BAL_QUALIFIER_APPROXIMATELY, "approximately"),
                    G_DEFINE_ENUM_VALUE (BAL_QUALIFIER_RANGE, "range"),
                    G_DEFINE_ENUM_VALUE (BAL_QUALIFIER_WORD, "word"))

G_DEFINE_ENUM_TYPE (BalOrigin,
                    bal_origin,
                    G_DEFINE_ENUM_VALUE (BAL_ORIGIN_PUBLISHED, "published"),
                    G_DEFINE_ENUM_VALUE (BAL_ORIGIN_COMPUTED, "computed"),
                    G_DEFINE_ENUM_VALUE (BAL_ORIGIN_SYNTHETIC, "synthetic"))

static BalFigure *
figure_new (double number, double low, double high, BalValueState state)
{
  BalFigure *self = g_atomic_rc_box_new0 (BalFigure);

  self->number = number;
  self->low = low;
  self->high = high;
  self->state = state;
  return self;
}

/**
 * bal_figure_new:
 * @number: a finite number; left out unless @state has a value
 * @state: what the figure has to say
 * @qualifier: how exactly it is known, neither a range nor a word
 * @origin: where it comes from
 *
 * Creates a figure of one number.
 *
 * An exact 0 in the state value becomes a true zero. The low and high ends of "at least" and "at
 * most" are open: infinity.
 *
 * Returns: (transfer full): a new figure
 *
 * Since: 0.1
 */
BalFigure *
bal_figure_new (double number, BalValueState state, BalQualifier qualifier, BalOrigin origin)
{
  BalFigure *self;

  g_return_val_if_fail (qualifier < BAL_QUALIFIER_RANGE, NULL);
  g_return_val_if_fail (isfinite (number), NULL);

  if (!bal_value_state_has_value (state))
    number = 0;
  if (state == BAL_VALUE_STATE_VALUE && number == 0 && qualifier == BAL_QUALIFIER_EXACT)
    state = BAL_VALUE_STATE_TRUE_ZERO;

  self = figure_new (number, number, number, state);
  self->qualifier = qualifier;
  self->origin = origin;
  if (bal_value_state_has_value (state) && qualifier == BAL_QUALIFIER_AT_LEAST)
    self->high = INFINITY;
  if (bal_value_state_has_value (state) && qualifier == BAL_QUALIFIER_AT_MOST)
    self->low = -INFINITY;
  return self;
}

/**
 * bal_figure_new_range:
 * @low: the lowest that it may be
 * @high: the highest that it may be, not below @low
 * @origin: where the figure comes from
 *
 * Creates a figure that lies somewhere in a range; its number is the middle.
 *
 * Returns: (transfer full): a new figure
 *
 * Since: 0.1
 */
BalFigure *
bal_figure_new_range (double low, double high, BalOrigin origin)
{
  BalFigure *self;

  g_return_val_if_fail (isfinite (low) && isfinite (high) && low <= high, NULL);

  self = figure_new (low + (high - low) / 2, low, high, BAL_VALUE_STATE_VALUE);
  self->qualifier = BAL_QUALIFIER_RANGE;
  self->origin = origin;
  return self;
}

/**
 * bal_figure_new_word:
 * @word: what was said, such as "many"
 * @origin: where the figure comes from
 *
 * Creates a figure that is known as a word only: no number is available.
 *
 * Returns: (transfer full): a new figure
 *
 * Since: 0.1
 */
BalFigure *
bal_figure_new_word (const char *word, BalOrigin origin)
{
  BalFigure *self;

  g_return_val_if_fail (word != NULL, NULL);

  self = figure_new (0, 0, 0, BAL_VALUE_STATE_NOT_AVAILABLE);
  self->qualifier = BAL_QUALIFIER_WORD;
  self->origin = origin;
  self->word = g_strdup (word);
  return self;
}

/**
 * bal_figure_ref: (skip)
 * @self: a figure
 *
 * Adds a reference.
 *
 * Returns: (transfer full): the figure
 *
 * Since: 0.1
 */
BalFigure *
bal_figure_ref (BalFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
figure_clear (gpointer data)
{
  BalFigure *self = data;

  g_free (self->word);
}

/**
 * bal_figure_unref: (skip)
 * @self: (transfer full): a figure
 *
 * Drops a reference; with the last one the figure goes.
 *
 * Since: 0.1
 */
void
bal_figure_unref (BalFigure *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, figure_clear);
}

/**
 * bal_figure_get_number:
 * @self: a figure
 *
 * Gives the number: the middle of a range, and 0 where there is no value.
 *
 * Returns: the number
 *
 * Since: 0.1
 */
double
bal_figure_get_number (BalFigure *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->number;
}

/**
 * bal_figure_get_state:
 * @self: a figure
 *
 * Gives the state.
 *
 * Returns: the state
 *
 * Since: 0.1
 */
BalValueState
bal_figure_get_state (BalFigure *self)
{
  g_return_val_if_fail (self != NULL, BAL_VALUE_STATE_MISSING);

  return self->state;
}

/**
 * bal_figure_get_qualifier:
 * @self: a figure
 *
 * Says how exactly the figure is known.
 *
 * Returns: the qualifier
 *
 * Since: 0.1
 */
BalQualifier
bal_figure_get_qualifier (BalFigure *self)
{
  g_return_val_if_fail (self != NULL, BAL_QUALIFIER_EXACT);

  return self->qualifier;
}

/**
 * bal_figure_get_origin:
 * @self: a figure
 *
 * Says where the figure comes from.
 *
 * Returns: the origin
 *
 * Since: 0.1
 */
BalOrigin
bal_figure_get_origin (BalFigure *self)
{
  g_return_val_if_fail (self != NULL, BAL_ORIGIN_PUBLISHED);

  return self->origin;
}

/**
 * bal_figure_get_low:
 * @self: a figure
 *
 * Gives the lowest that the figure may be.
 *
 * Returns: the number itself unless it is a range; minus infinity for "at most"
 *
 * Since: 0.1
 */
double
bal_figure_get_low (BalFigure *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->low;
}

/**
 * bal_figure_get_high:
 * @self: a figure
 *
 * Gives the highest that the figure may be.
 *
 * Returns: the number itself unless it is a range; infinity for "at least"
 *
 * Since: 0.1
 */
double
bal_figure_get_high (BalFigure *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->high;
}

/**
 * bal_figure_get_word:
 * @self: a figure
 *
 * Gives the word of a figure that is known as a word only.
 *
 * Returns: (nullable): the word
 *
 * Since: 0.1
 */
const char *
bal_figure_get_word (BalFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->word;
}

/**
 * bal_figure_equal:
 * @self: a figure
 * @other: another figure
 *
 * Says whether two figures are equal in everything.
 *
 * Returns: %TRUE when they are
 *
 * Since: 0.1
 */
gboolean
bal_figure_equal (BalFigure *self, BalFigure *other)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  return self->number == other->number && self->low == other->low && self->high == other->high &&
         self->state == other->state && self->qualifier == other->qualifier &&
         self->origin == other->origin && g_strcmp0 (self->word, other->word) == 0;
}

/**
 * bal_figure_to_text:
 * @self: a figure
 *
 * Writes the figure in plain English, as in "at least 12", "12 to 15" or "suppressed".
 *
 * Returns: (transfer full): the text
 *
 * Since: 0.1
 */
char *
bal_figure_to_text (BalFigure *self)
{
  static const char *const prefixes[] = { "", "an estimated ", "at least ", "at most ", "about " };
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  g_autofree char *number = NULL;
  g_autofree char *state = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->qualifier == BAL_QUALIFIER_WORD)
    return g_strdup (self->word);
  if (!bal_value_state_has_value (self->state))
    {
      state = g_strdup (bal_value_state_to_nick (self->state));
      return g_strdelimit (g_steal_pointer (&state), "_", ' ');
    }
  if (self->qualifier == BAL_QUALIFIER_RANGE)
    {
      low = bal_text_format_number (self->low);
      high = bal_text_format_number (self->high);
      return g_strdup_printf ("%s to %s", low, high);
    }

  number = bal_text_format_number (self->number);
  return g_strdup_printf ("%s%s%s", prefixes[self->qualifier], number,
                          self->state == BAL_VALUE_STATE_UNRELIABLE ? " (unreliable)" : "");
}
