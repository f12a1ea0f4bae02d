/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

/**
 * BalOfferDefinition:
 * @BAL_OFFER_DEFINITION_UNKNOWN: not said
 * @BAL_OFFER_DEFINITION_DEFINED: it is clear what the level offers, and to whom
 * @BAL_OFFER_DEFINITION_UNDEFINED: said not to be defined
 *
 * Whether a level of an offer is defined.
 *
 * Features: C5.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_OFFER_DEFINITION_UNKNOWN,
  BAL_OFFER_DEFINITION_DEFINED,
  BAL_OFFER_DEFINITION_UNDEFINED,
} BalOfferDefinition;

#define BAL_TYPE_OFFER_DEFINITION (bal_offer_definition_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_offer_definition_get_type (void);

#define BAL_TYPE_OFFER (bal_offer_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalOffer, bal_offer, BAL, OFFER, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_offer_get_code (BalOffer *self);

BAL_AVAILABLE_IN_0_1
const char *bal_offer_get_agency (BalOffer *self);

BAL_AVAILABLE_IN_0_1
const char *bal_offer_get_level (BalOffer *self);

BAL_AVAILABLE_IN_0_1
BalOfferDefinition bal_offer_get_definition (BalOffer *self);

BAL_AVAILABLE_IN_0_1
const char *bal_offer_get_scope (BalOffer *self);

BAL_AVAILABLE_IN_0_1
const char *bal_offer_get_source (BalOffer *self);

G_END_DECLS
