/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

/**
 * BalIdentifiability:
 * @BAL_IDENTIFIABILITY_UNKNOWN: not said
 * @BAL_IDENTIFIABILITY_AGGREGATE: figures about groups
 * @BAL_IDENTIFIABILITY_PSEUDONYMISED: rows about persons under another name
 * @BAL_IDENTIFIABILITY_IDENTIFIABLE: rows about persons who can be identified
 *
 * How far persons can be told from data; a later one tells more.
 *
 * Features: K1, K2, K7.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_IDENTIFIABILITY_UNKNOWN,
  BAL_IDENTIFIABILITY_AGGREGATE,
  BAL_IDENTIFIABILITY_PSEUDONYMISED,
  BAL_IDENTIFIABILITY_IDENTIFIABLE,
} BalIdentifiability;

#define BAL_TYPE_IDENTIFIABILITY (bal_identifiability_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_identifiability_get_type (void);

/**
 * BalConsent:
 * @BAL_CONSENT_UNKNOWN: not said
 * @BAL_CONSENT_NOT_REQUIRED: another legal basis carries it
 * @BAL_CONSENT_REQUIRED: only data of those who consent may flow
 *
 * Whether a purpose needs the consent of those whom the data is about.
 *
 * Features: K1, K2, K7.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_CONSENT_UNKNOWN,
  BAL_CONSENT_NOT_REQUIRED,
  BAL_CONSENT_REQUIRED,
} BalConsent;

#define BAL_TYPE_CONSENT (bal_consent_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_consent_get_type (void);

#define BAL_TYPE_SHARING_TERM (bal_sharing_term_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalSharingTerm, bal_sharing_term, BAL, SHARING_TERM, BalItem)

G_END_DECLS
