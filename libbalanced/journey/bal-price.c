/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-price-private.h"

#include "libbalanced/journey/bal-definition-class-private.h"

/**
 * BalPrice:
 *
 * What one unit of some episodes costs, from a lower to an upper bound, and who says so.
 *
 * Amounts are whole minor units of one currency, such as pence, so that sums are exact whatever the
 * order in which they are made.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: F12.
 *
 * Since: 0.1
 */

G_DEFINE_ENUM_TYPE (BalPriceUnit,
                    bal_price_unit,
                    G_DEFINE_ENUM_VALUE (BAL_PRICE_UNIT_EPISODE, "episode"),
                    G_DEFINE_ENUM_VALUE (BAL_PRICE_UNIT_CONTACT, "contact"),
                    G_DEFINE_ENUM_VALUE (BAL_PRICE_UNIT_MINUTE, "minute"),
                    G_DEFINE_ENUM_VALUE (BAL_PRICE_UNIT_DAY, "day"))

enum
{
  PROP_0,
  PROP_NAME,
  PROP_ROWS,
  PROP_UNIT,
  PROP_LOW,
  PROP_HIGH,
  PROP_MOST_UNITS,
  PROP_ORIGIN,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

#define LARGEST G_GINT64_CONSTANT (1000000000)

BAL_DEFINE_DEFINITION (BalPrice, bal_price, N_PROPS)

static void
bal_price_class_init (BalPriceClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  bal_definition_class_init (G_OBJECT_CLASS (klass));

  /**
   * BalPrice:name: (getter get_name)
   *
   * What the price is called in tables.
   *
   * Since: 0.1
   */
  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "price", flags);
  /**
   * BalPrice:rows:
   *
   * Conditions of the episodes that have this price, such as "role=physiotherapist"; %NULL: all.
   *
   * Since: 0.1
   */
  props[PROP_ROWS] = g_param_spec_boxed ("rows", NULL, NULL, G_TYPE_STRV, flags);
  /**
   * BalPrice:unit:
   *
   * What the price is for one of.
   *
   * Since: 0.1
   */
  props[PROP_UNIT] =
    g_param_spec_enum ("unit", NULL, NULL, BAL_TYPE_PRICE_UNIT, BAL_PRICE_UNIT_EPISODE, flags);
  /**
   * BalPrice:low:
   *
   * The least that a unit costs, in minor units of the currency.
   *
   * Since: 0.1
   */
  props[PROP_LOW] = g_param_spec_int64 ("low", NULL, NULL, 0, LARGEST, 0, flags);
  /**
   * BalPrice:high:
   *
   * The most that a unit costs, in minor units of the currency; what is under the least counts as
   * the least, so that one amount is given as "low" alone.
   *
   * Since: 0.1
   */
  props[PROP_HIGH] = g_param_spec_int64 ("high", NULL, NULL, 0, LARGEST, 0, flags);
  /**
   * BalPrice:most-units:
   *
   * How many units an episode that does not record them can have at most; -1: nobody says, and the
   * upper bound of its cost is not known.
   *
   * Since: 0.1
   */
  props[PROP_MOST_UNITS] = g_param_spec_int64 ("most-units", NULL, NULL, -1, LARGEST, -1, flags);
  /**
   * BalPrice:origin:
   *
   * Where the price comes from, such as the name and year of a publication.
   *
   * Since: 0.1
   */
  props[PROP_ORIGIN] = g_param_spec_string ("origin", NULL, NULL, NULL, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
}

/**
 * bal_price_new:
 * @name: what the price is called
 *
 * Creates a price of nothing for each episode; the rest is given to g_object_new().
 *
 * Returns: (transfer full): a new price
 *
 * Since: 0.1
 */
BalPrice *
bal_price_new (const char *name)
{
  return g_object_new (BAL_TYPE_PRICE, "name", name, NULL);
}

/**
 * bal_price_get_name: (get-property name)
 * @self: a price
 *
 * Gets what the price is called.
 *
 * Returns: (transfer none): the name
 *
 * Since: 0.1
 */
const char *
bal_price_get_name (BalPrice *self)
{
  const char *name;

  g_return_val_if_fail (BAL_IS_PRICE (self), NULL);

  name = g_value_get_string (&self->values[PROP_NAME]);
  return name ? name : "";
}

const char *const *
bal_price_get_rows (BalPrice *self)
{
  return g_value_get_boxed (&self->values[PROP_ROWS]);
}

BalPriceUnit
bal_price_get_unit (BalPrice *self)
{
  return (BalPriceUnit) g_value_get_enum (&self->values[PROP_UNIT]);
}

gint64
bal_price_get_low (BalPrice *self)
{
  return g_value_get_int64 (&self->values[PROP_LOW]);
}

gint64
bal_price_get_high (BalPrice *self)
{
  return MAX (bal_price_get_low (self), g_value_get_int64 (&self->values[PROP_HIGH]));
}

gint64
bal_price_get_most_units (BalPrice *self)
{
  return g_value_get_int64 (&self->values[PROP_MOST_UNITS]);
}

const char *
bal_price_get_origin (BalPrice *self)
{
  return g_value_get_string (&self->values[PROP_ORIGIN]);
}
